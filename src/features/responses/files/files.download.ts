/** What is in the files that came as answers: for who chose them, for the lead who has one open, for readers where it shows no one. */
import { z } from 'zod'
import { holderOfTheLink, leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import { handOut } from '../../../files/files.ts'
import { type Download, defineDownload } from '../../../web/page.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { openByHandle } from '../sealing/answer-files.queries.ts'
import type { WholeFile } from '../sealing/sealed-file.ts'
import { fileHere } from './files.page.ts'
import { contentOfFile, findShown, isInView } from './looking.queries.ts'

/** A picture is shown in place; a PDF that a stranger sent is saved, and opened by whoever wants to. */
function handOver(file: WholeFile | null): Download | null {
  if (!file) return null
  const out = handOut({ ...file, media_type: file.mediaType })
  return { ...out, inPlace: out.inPlace && file.mediaType.startsWith('image/') }
}

/** The file of a handle: only whoever chose it on a form has that. */
export const chosenFile = defineDownload({
  path: '/chosen-files/:handle',
  access: holderOfTheLink,
  audit: 'reads only',
  publishes: ['own response'],
  params: z.object({ handle: z.uuid() }),
  respond: async ({ db, hub, params }) => handOver(await openByHandle(db, hub.seal, params.handle)),
})

export const openedFile = defineDownload({
  path: '/consultations/:slug/files/:file/opened/:opening/content',
  access: leadsConsultation,
  audit: 'reads only',
  publishes: ['responses'],
  params: z.object({ slug: z.string(), file: z.uuid(), opening: z.uuid() }),
  subject: fileHere,
  async respond({ db, hub, subject: { file }, params, actor }) {
    const inView = await isInView(db, params.opening, file.id, actor.person?.id ?? null, new Date())
    return inView ? handOver(await contentOfFile(db, hub.seal, file.id)) : null
  },
})

export const shownFile = defineDownload({
  path: '/consultations/:slug/responses/:reference/files/:file',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  params: z.object({ slug: z.string(), reference: z.string().max(20), file: z.uuid() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ db, hub, subject: of, params: { reference, file: fileId }, actor }) {
    const shown = await findShown(db, { consultationId: of.id, reference, fileId }, readsConfidential(actor, of.id))
    return shown ? handOver(await contentOfFile(db, hub.seal, fileId)) : null
  },
})
