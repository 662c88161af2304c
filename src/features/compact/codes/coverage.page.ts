/** What each clause of each code asks, how the Hub can know at best whether it is kept, and where it is answered. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import {
  answerOf,
  answers,
  type Clause,
  type Code,
  clauseAnswer,
  countAnswers,
  formsOf,
  practiceOf,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage, type Found } from '../../../web/page.ts'
import type { Places } from '../../../web/places.ts'
import { clauseAt } from './clause.page.ts'
import { findCode } from './code.page.ts'
import { codeOf, findEditions } from './editions.queries.ts'
import { shippedCodes } from './shipped-codes.ts'

const PATH = '/compact/coverage'

/** Every code that can be looked at: the area's editions in force and in draft, and those that come with the Hub. */
async function codesToCover(db: Handle): Promise<readonly { readonly code: Code; readonly status: string }[]> {
  const editions = await findEditions(db)
  const own = await Promise.all(
    editions
      .filter(({ stands }) => stands === 'in-force' || stands === 'draft')
      .map(async edition => ({ code: await codeOf(db, edition), status: edition.stands })),
  )
  const known = new Set(editions.map(({ edition }) => edition))
  const shelf = [...(await shippedCodes()).codes.values()].filter(({ code }) => !known.has(code.id))
  return [
    ...own.flatMap(({ code, status }) => (code ? [{ code, status: String(status) }] : [])),
    ...shelf.map(({ code }) => ({ code, status: 'shipped' })),
  ]
}

/** The counts of a code as the cells of a table, and in words the kinds of its clauses that cite nothing. */
function countsOf(code: Code, t: Translate) {
  const { clauses, by, nothing } = countAnswers(code)
  return {
    id: code.id,
    title: code.title,
    clauses,
    cells: answers.map(answer => by[answer]),
    nothing: nothing.map(({ kind, count }) => `${t(`compact.clause-kind.${kind}`)}: ${count}`).join('; '),
  }
}

export const coveragePage = definePage({
  path: PATH,
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/codes/coverage.njk',
  sameForAll: true,
  async show({ db, t }) {
    const all = await codesToCover(db)
    return {
      title: t('compact.covered.title'),
      breadcrumbs: [{ text: t('compact.codes.title'), href: '/codes' }],
      heads: answers.map(answer => t(`compact.covered.answer.${answer}`)),
      says: answers.map(answer => t(`compact.covered.says.${answer}`)),
      codes: all.map(({ code, status }) => ({ ...countsOf(code, t), status: t(`compact.covered.status.${status}`) })),
    }
  },
})

const params = z.object({ code: z.string().max(80) })

async function codeOfAddress(db: Handle, { code }: { readonly code: string }): Promise<Found<Code> | null> {
  const found = await findCode(db, code)
  return found && { ref: null, record: found.code }
}

/** A clause with its practices: what is known of each at best, and the forms on which it is answered. */
function coveredClause(clause: Clause, code: string, places: Places, t: Translate) {
  return {
    id: clause.id,
    gist: clause.gist,
    href: clauseAt(code, clause.id),
    kind: t(`compact.clause-kind.${clause.kind}`),
    answer: t(`compact.covered.answer.${clauseAnswer(clause)}`),
    practices: [...new Set(clause.citations.map(({ practice }) => practice))].flatMap(id => {
      const practice = practiceOf(id)
      if (!practice) return []
      const forms = formsOf(practice).map(form => {
        const path = places.pathOf(form, practice.subject)
        return { text: t(`compact.steps.${form}`), path, href: path === null || path.includes(':') ? null : path }
      })
      return [{ id, title: practice.title, answer: t(`compact.covered.answer.${answerOf(practice)}`), forms }]
    }),
  }
}

export const codeCoveragePage = definePage({
  path: `${PATH}/:code`,
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/codes/code-coverage.njk',
  params,
  subject: codeOfAddress,
  async show({ db, actor, hub, subject: code, t }) {
    const sections = code.sections.map(section => ({
      id: section.number,
      title: `${section.number}. ${section.title}`,
      clauses: section.clauses.map(clause => coveredClause(clause, code.id, hub.places, t)),
    }))
    const forms = sections.flatMap(({ clauses }) =>
      clauses.flatMap(({ practices }) => practices.flatMap(one => one.forms)),
    )
    const mayOpen = await hub.places.mayOpen(
      { db, actor },
      forms.map(({ href }) => href),
    )
    return {
      title: t('compact.covered.of', { code: code.title }),
      breadcrumbs: [
        { text: t('compact.codes.title'), href: '/codes' },
        { text: t('compact.covered.title'), href: PATH },
      ],
      code: { id: code.id },
      heads: answers.map(answer => t(`compact.covered.answer.${answer}`)),
      counts: countsOf(code, t),
      sections,
      mayOpen: [...mayOpen],
    }
  },
})

/** The same as a file of values: a line for each practice of each clause, and one for a clause that cites none. */
export const codeCoverageCsv = defineDownload({
  path: `${PATH}/:code/clauses.csv`,
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params,
  subject: codeOfAddress,
  async respond({ hub, subject: code, t }) {
    const heads = ['clause', 'text', 'kind', 'answer', 'practice', 'forms', 'addresses']
    const rows = code.sections
      .flatMap(({ clauses }) => clauses)
      .flatMap(clause => {
        const { id, gist, kind, answer, practices } = coveredClause(clause, code.id, hub.places, t)
        if (practices.length === 0) return [[id, gist, kind, answer, '', '', '']]
        return practices.map(one => {
          const forms = one.forms.map(({ text }) => text).join('; ')
          const paths = one.forms.flatMap(({ path }) => path ?? []).join(' ')
          return [id, gist, kind, one.answer, one.id, forms, paths]
        })
      })
    return csvFile(`${code.id}-coverage.csv`, [heads.map(head => t(`compact.covered.csv.${head}`)), ...rows])
  },
})
