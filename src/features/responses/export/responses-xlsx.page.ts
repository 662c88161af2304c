/**
 * Every response as a workbook: one row a response, one row a comment, and what was asked (the codebook). The same rights as the CSV
 * table: never who wrote, without what was given in confidence unless for the lead, and who somebody is in a table of its own.
 */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { defineDownload } from '../../../web/page.ts'
import { writtenWorkbook } from '../../../web/workbook.ts'
import { findDocumentParagraphs, type Responding, respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import type { AskedWorkbook } from './responses-xlsx.worker.ts'

const worker = new URL('./responses-xlsx.worker.ts', import.meta.url)

export const responsesWorkbook = defineDownload({
  path: '/consultations/:slug/responses.xlsx',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ hub, db, subject: of, actor, area, t }) {
    const asked = {
      consultationId: of.id,
      form: of.form,
      withConfidential: readsConfidential(actor, of.id),
      timeZone: area.timeZone,
      places: await placesIn(db, of, t),
    } satisfies AskedWorkbook
    return writtenWorkbook(`${of.slug}-responses.xlsx`, hub.writeAside(worker, asked))
  },
})

/** What can be commented on, by the ids of its paragraphs, in words. */
async function placesIn(db: Handle, of: Responding, t: Translate): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>()
  for (const { versionId } of of.pack)
    for (const { id, document, number } of await findDocumentParagraphs(db, of.id, versionId))
      places.set(id, t('responses.shown.comment-on', { document, number }))
  return places
}
