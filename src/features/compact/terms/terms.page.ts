/** The words that a code uses in a sense of its own: marked for an edition, and explained. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { hidden, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { named, under } from '../../../web/under.ts'
import { codeOf, type Edition } from '../codes/editions.queries.ts'
import { editionCrumbs, editionOf } from '../editions/edition.page.ts'
import { firstUses } from './first-use.ts'
import { type CodeTerm, changeTerm, dropTerm, findTerms, isMarked, lockTerms, markTerm } from './terms.queries.ts'

const words = {
  term: line({ label: 'compact.terms.term', hint: 'compact.terms.term-hint', max: 80 }),
  meaning: passage({ label: 'compact.terms.meaning', hint: 'compact.terms.meaning-hint', optional: true, max: 2000 }),
}
const form = { ...words, act: hidden(), version: versionField() }

const listOf = ({ edition }: Pick<Edition, 'edition'>): string => `/compact/codes/${edition}/terms`

export const termsPage = definePage({
  path: '/compact/codes/:edition/terms',
  access: secretariat,
  audit: 'code.term-marked',
  publishes: 'nothing',
  template: 'compact/terms/terms.njk',
  params: z.object({ edition: z.string().max(80) }),
  form: words,
  subject: editionOf,
  async show({ db, subject, area, t }) {
    const [terms, code] = await Promise.all([findTerms(db, subject.id), codeOf(db, subject)])
    const uses = code ? [...firstUses(code, terms).values()].flat() : []
    const linked = new Set(uses.map(({ href }) => href))
    return {
      title: t('compact.terms.of', { code: subject.title }),
      breadcrumbs: editionCrumbs(t, area.compactName, subject),
      read: `/codes/${subject.edition}`,
      terms: terms.map(one => ({
        ...one,
        href: `${listOf(subject)}/${one.id}`,
        used: linked.has(`#term-${one.id}`),
      })),
    }
  },
  async submit({ db, subject, form: typed, area, audit }) {
    await lockTerms(db, subject.id)
    if (await isMarked(db, subject.id, typed.term, null)) return refuse({ term: 'compact.terms.twice' })
    const id = await markTerm(db, subject.id, typed)
    await audit({
      action: 'code.term-marked',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_term', id },
      after: { code: subject.edition, ...typed },
    })
    return redirect(listOf(subject), 'compact.done.term-marked')
  },
})

const termSubject = under(named('edition', editionOf), 'term', (db, { edition }) => findTerms(db, edition.id))

const written = ({ term, meaning, version }: CodeTerm) => writeForm(form, { term, meaning, version })

export const codeTermPage = definePage({
  path: '/compact/codes/:edition/terms/:term',
  access: secretariat,
  audit: 'code.term-marked',
  publishes: 'nothing',
  template: 'compact/terms/term.njk',
  params: z.object({ edition: z.string().max(80), term: z.uuid() }),
  form,
  subject: termSubject,
  async show({ subject: { edition, term }, area, t }) {
    const list = { text: t('compact.terms.title'), href: listOf(edition) }
    return {
      title: term.term,
      breadcrumbs: [...editionCrumbs(t, area.compactName, edition), list],
      form: written(term),
    }
  },
  async submit({ db, subject: { edition, term }, form: { act, version, ...to }, area, audit }) {
    const drops = act === 'drop'
    await lockTerms(db, edition.id)
    if (!drops && (await isMarked(db, edition.id, to.term, term.id))) return refuse({ term: 'compact.terms.twice' })
    const done = drops ? await dropTerm(db, term.id, version) : await changeTerm(db, term.id, version, to)
    if (!done) {
      const theirs = (await findTerms(db, edition.id)).find(({ id }) => id === term.id) ?? term
      return stale(written(theirs), theirs.version)
    }
    await audit({
      action: drops ? 'code.term-dropped' : 'code.term-changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code_term', id: term.id },
      before: { code: edition.edition, term: term.term, meaning: term.meaning },
      ...(drops ? {} : { after: to }),
    })
    return redirect(listOf(edition), drops ? 'compact.done.term-dropped' : 'compact.done.term-changed')
  },
})
