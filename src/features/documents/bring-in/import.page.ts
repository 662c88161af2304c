/** Bring a document in: a file goes in, what is in it is laid out for looking over. */
import { z } from 'zod'
import { writeAudit } from '../../../db/audit.ts'
import type { Handle } from '../../../db/open.ts'
import { limits } from '../../../documents/read/limits.ts'
import { fileField, pick } from '../../../web/fields.ts'
import { claimOnce, settleOnce } from '../../../web/once.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { documentsOf, findDocument } from '../documents.queries.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { type Home, keepsDocuments } from '../homes.ts'
import { layAside, readIncoming } from './bring-in.ts'
import { openDraftsOf } from './drafts.queries.ts'
import { findNamedHome } from './named-home.ts'
import { draftAddress } from './parts.ts'

const form = {
  file: fileField({ label: 'documents.import.file' }),
  next_of: pick({ label: 'documents.import.next-of', optional: true }),
}

async function homeSubject(db: Handle, { home }: { home: string }): Promise<Found<Home> | null> {
  const record = await findNamedHome(db, home)
  return record && { ref: record.ref, record }
}

export const importPage = definePage({
  path: '/documents/import/:home',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.brought-in',
  publishes: 'nothing',
  template: 'documents/bring-in/import.njk',
  params: z.object({ home: z.string().min(1).max(200) }),
  query: z.object({ document: z.string().max(200).optional() }),
  form,
  changesPages: false,
  subject: homeSubject,
  async show({ db, subject, query, t }) {
    const named = query.document ? await findDocument(db, subject.ref, query.document) : null
    const documents = await documentsOf(db, subject.ref)
    return {
      title: t('documents.import.title'),
      breadcrumbs: homeCrumbs(t, subject),
      home: subject,
      megabytes: limits.fileBytes / 1024 / 1024,
      drafts: (await openDraftsOf(db, subject.ref)).map(draft => ({ ...draft, href: draftAddress(draft.id) })),
      documents: documents.map(({ id, title }) => ({ value: id, text: title })),
      form: { values: { next_of: [named?.id ?? ''] }, files: {} },
    }
  },
  async take({ db, hub, subject, form: typed, actor, claim }) {
    const { file, next_of: nextOf } = typed
    const known = await documentsOf(db, subject.ref)
    if (nextOf !== null && !known.some(({ id }) => id === nextOf))
      return refuse({ next_of: 'documents.import.problem.next-of' })
    const incoming = { ...file, subject: subject.ref, by: actor.person?.id ?? null, nextOf }
    // A large file is read for seconds: before the transaction, so that no connection waits meanwhile.
    const read = await readIncoming(incoming)
    if (!read.ok) return refuse({ file: { key: 'documents.problem', values: { message: read.problem.message } } })
    return db.transaction().execute(async tx => {
      const before = await claimOnce(tx, hub.seal, claim.token, claim.page, claim.digest)
      if (before.kind !== 'first') return before.kind === 'same' ? redirect(before.to) : { kind: 'repeat' }
      const id = await layAside(tx, incoming, read.value)
      await writeAudit(tx, {
        actor,
        action: 'document.brought-in',
        subject: subject.ref,
        record: { kind: 'import_draft', id },
        after: { file: file.name, size: file.bytes.length },
      })
      const to = draftAddress(id)
      await settleOnce(tx, hub.seal, claim.token, to)
      return redirect(to)
    })
  },
})
