/** One term of a document's glossary: changed or dropped. */
import { z } from 'zod'
import { hidden, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { glossaryAddress, keepsDocuments } from '../homes.ts'
import { documentSubject, glossaryCrumbs, termForm } from './glossary.page.ts'
import { changeTerm, dropTerm, type GlossaryTerm, isTaken, termsOf } from './terms.queries.ts'

const termSubject = under(documentSubject, 'term', (db, { document }) => termsOf(db, document.id))

const form = { ...termForm, act: hidden(), version: versionField() }

const written = ({ term, meaning, version }: GlossaryTerm) => writeForm(form, { term, meaning, version })

export const termPage = definePage({
  path: '/documents/:id/glossary/:term',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.term-changed',
  publishes: 'nothing',
  template: 'documents/glossary/term.njk',
  params: z.object({ id: z.uuid(), term: z.uuid() }),
  form,
  subject: termSubject,
  async show({ subject, t }) {
    return {
      title: t('documents.glossary.term-title', { term: subject.term.term }),
      breadcrumbs: glossaryCrumbs(t, subject, true),
      form: written(subject.term),
    }
  },
  async submit({ db, subject: { home, document, term: kept }, form: { term, meaning, version, act }, audit }) {
    const words = { term, meaning }
    const drops = act === 'drop'
    if (!drops && (await isTaken(db, document.id, term, kept.id)))
      return refuse({ term: 'documents.glossary.problem.twice' })
    const done = drops ? await dropTerm(db, kept.id, version) : await changeTerm(db, kept.id, version, words)
    if (!done) {
      const theirs = (await termsOf(db, document.id)).find(({ id }) => id === kept.id) ?? kept
      return stale(written(theirs), theirs.version)
    }
    await audit({
      action: drops ? 'document.term-dropped' : 'document.term-changed',
      subject: home.ref,
      record: { kind: 'glossary_term', id: kept.id },
      before: { document: document.id, term: kept.term, meaning: kept.meaning },
      ...(drops ? {} : { after: words }),
    })
    return redirect(glossaryAddress(document.id), drops ? 'documents.done.term-dropped' : 'documents.done.term-changed')
  },
})
