/** One clause of a code: what it asks of whom, what is found under it today of each kind of subject, and how that changed. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import {
  type Clause,
  type Code,
  disagreementsIn,
  sayDisagreement,
  standings,
  strengthOf,
} from '../../../codes/index.ts'
import { definePage, type Found } from '../../../web/page.ts'
import { judgedKinds } from '../checks/kinds.ts'
import { findComments } from '../comments/comments.queries.ts'
import { findErrata } from '../editions/errata.queries.ts'
import { whichOf } from '../monitoring/asking.ts'
import { type Behind, loadBehind } from '../monitoring/behind.queries.ts'
import { countOverTime } from '../monitoring/recorded.queries.ts'
import { listAt, standingNow } from '../monitoring/standing.ts'
import { keptLine } from '../over-time/kept-line.ts'
import { monthlyDays, seriesOf } from '../over-time/series.ts'
import { cited, findCode, sayWho } from './code.page.ts'
import type { Edition } from './editions.queries.ts'

type Shown = {
  readonly code: Code
  readonly edition: Edition | null
  readonly clause: Clause
  readonly section: Code['sections'][0]
}

const MONTHS = 12

/** The address of a clause. */
export const clauseAt = (code: string, clause: string): string =>
  `/codes/${encodeURIComponent(code)}/clauses/${encodeURIComponent(clause)}`

export const clausePage = definePage({
  path: '/codes/:code/clauses/:clause',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/codes/clause.njk',
  params: z.object({ code: z.string().max(80), clause: z.string().max(40) }),
  sameForAll: true,
  async subject(db, params): Promise<Found<Shown> | null> {
    const found = await findCode(db, params.code)
    for (const section of found?.code.sections ?? [])
      for (const clause of section.clauses)
        if (clause.id === params.clause) return { ref: null, record: { ...found!, clause, section } }
    return null
  },
  async show({ db, subject: { code, edition, clause, section }, today, t }) {
    const at = { code: code.id, clause: clause.id }
    const days = monthlyDays(today, MONTHS)
    const [standing, behind, errata, comments] = await Promise.all([
      standingNow(db, today),
      loadBehind(db, today, 'ever'),
      edition ? findErrata(db, edition.id) : [],
      edition ? findComments(db, { code: edition.id, standing: 'answered' }) : [],
    ])
    const points = seriesOf(days, await countOverTime(db, whichOf(behind, at), 'all', days))
    const isOf = ({ clauses }: Behind) => clauses.some(one => one.code === at.code && one.clause === at.clause)
    const all = code.sections.flatMap(({ clauses }) => clauses)
    const place = all.indexOf(clause)
    const beside = (one: Clause | undefined) => one && { id: one.id, href: clauseAt(code.id, one.id) }
    return {
      title: t('compact.clause.title', { clause: clause.id, code: code.title }),
      breadcrumbs: [
        { text: t('compact.codes.title'), href: '/codes' },
        { text: code.title, href: `/codes/${code.id}` },
      ],
      code: { id: code.id, title: code.title },
      section: { number: section.number, title: section.title },
      clause: { id: clause.id, gist: clause.gist },
      who: sayWho(clause, t),
      strength: t(`compact.strength.${strengthOf([clause.kind])}`),
      errata: errata.filter(one => one.clause === clause.id),
      warnings: disagreementsIn(clause).map(sayDisagreement),
      practices: clause.citations.map(citation => cited(citation, at, standing, t)),
      heads: standings.map(name => t(`compact.outcome.${name}`)),
      rows: judgedKinds.flatMap(kind => {
        const found = standing(at, isOf, kind)
        if (found.length === 0) return []
        const counts = new Map(found.map(one => [one.standing, one]))
        return [
          {
            name: t(`compact.subject.${kind}`),
            cells: standings.map(name => counts.get(name) ?? { count: 0, href: null }),
          },
        ]
      }),
      list: listAt(at),
      line: keptLine(points, t, { width: 600, height: 60 }),
      comments: comments.filter(one => one.clause === clause.id),
      mayComment: edition !== null,
      before: beside(all[place - 1]),
      after: beside(all[place + 1]),
    }
  },
})
