/** Bring a document in: a file goes in, what is in it is laid out for looking over. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import { limits } from '../../../documents/read/limits.ts'
import { fileField, pick } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { documentsOf, findDocument } from '../documents.queries.ts'
import { type Home, keepsDocuments } from '../homes.ts'
import { bringIn } from './bring-in.ts'
import { openDraftsOf } from './drafts.queries.ts'
import { findNamedHome } from './named-home.ts'
import { draftAddress, homeCrumbs } from './parts.ts'

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
  access: keepsDocuments,
  audit: 'document.brought-in',
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
  async submit({ db, subject, form: { file, next_of: nextOf }, actor, audit }) {
    const known = await documentsOf(db, subject.ref)
    if (nextOf !== null && !known.some(({ id }) => id === nextOf))
      return refuse({ next_of: 'documents.import.problem.next-of' })
    const { name, bytes, declaredType } = file
    const done = await bringIn(db, {
      name,
      bytes,
      declaredType,
      subject: subject.ref,
      by: actor.person?.id ?? null,
      nextOf,
    })
    if (!done.ok) return refuse({ file: { key: 'documents.problem', values: { message: done.problem.message } } })
    await audit({
      action: 'document.brought-in',
      subject: subject.ref,
      record: { kind: 'import_draft', id: done.value },
      after: { file: name, size: bytes.length },
    })
    return redirect(draftAddress(done.value))
  },
})
