/** The glossary of a document: its terms with their meanings, and a form that adds one. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { line, passage } from '../../../web/fields.ts'
import { type Crumb, definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { type Document, findDocumentById, versionsOf } from '../documents.queries.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { addressOfDocument, findHomeOf, glossaryAddress, type Home, keepsDocuments } from '../homes.ts'
import { loadTree } from '../load-tree.ts'
import { usesTerm } from '../reading/export.ts'
import { addTerm, isTaken, termsOf } from './terms.queries.ts'

/** What people type about a term. */
export const termForm = {
  term: line({ label: 'documents.glossary.term', hint: 'documents.glossary.term-hint', max: 80 }),
  meaning: passage({ label: 'documents.glossary.meaning', hint: 'documents.glossary.meaning-hint', max: 2000 }),
}

/** A document with where it belongs. */
export type DocumentRecord = { readonly home: Home; readonly document: Document }

/** Finds a document by its id; null where there is none. */
export async function documentSubject(db: Handle, params: { id: string }): Promise<Found<DocumentRecord> | null> {
  const document = await findDocumentById(db, params.id)
  const home = document && (await findHomeOf(db, document.subject))
  return document && home ? { ref: home.ref, record: { home, document } } : null
}

/** The trail to a document's glossary, or with `below` to one of its terms. */
export function glossaryCrumbs(t: Translate, { home, document }: DocumentRecord, below = false): Crumb[] {
  return [
    ...homeCrumbs(t, home),
    { text: document.title, href: addressOfDocument(home, document.slug) },
    ...(below ? [{ text: t('documents.glossary.crumb'), href: glossaryAddress(document.id) }] : []),
  ]
}

export const glossaryPage = definePage({
  path: '/documents/:id/glossary',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.term-added',
  publishes: 'nothing',
  template: 'documents/glossary/glossary.njk',
  params: z.object({ id: z.uuid() }),
  form: termForm,
  subject: documentSubject,
  async show({ db, subject, t }) {
    const { home, document } = subject
    const newest = (await versionsOf(db, document.id)).at(-1)
    const paragraphs = newest ? (await loadTree(db, newest.id)).paragraphs : []
    const terms = await termsOf(db, document.id)
    return {
      title: t('documents.glossary.title', { title: document.title }),
      breadcrumbs: glossaryCrumbs(t, subject),
      readAddress: addressOfDocument(home, document.slug),
      address: glossaryAddress(document.id),
      terms: terms.map(each => ({ ...each, isUsed: usesTerm(paragraphs, each.term) })),
    }
  },
  async submit({ db, subject: { home, document }, form: words, audit }) {
    if (await isTaken(db, document.id, words.term)) return refuse({ term: 'documents.glossary.problem.twice' })
    const id = await addTerm(db, document.id, words)
    await audit({
      action: 'document.term-added',
      subject: home.ref,
      record: { kind: 'glossary_term', id },
      after: { document: document.id, ...words },
    })
    return redirect(glossaryAddress(document.id), 'documents.done.term-added')
  },
})
