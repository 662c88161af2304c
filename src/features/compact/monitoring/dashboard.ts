/** Reads what the dashboard tells: how the codes are kept now and month by month, of what is asked, and broken down. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Sector, sectors } from '../../organisations/index.ts'
import { judgedKinds } from '../checks/kinds.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'
import { type KeyedStretch, monthlyDays, seriesOf } from '../over-time/series.ts'
import { narrowings, whichOf } from './asking.ts'
import { type Behind, loadBehind } from './behind.queries.ts'
import { breakdowns, type Group, groupsOfCode, groupsOfStrength, rowsOf } from './breakdown.ts'
import { countOverTime } from './recorded.queries.ts'

/** What the dashboard is asked. */
export const dashboardQuery = z.object({
  ...narrowings,
  by: z.enum(breakdowns).catch('section'),
  months: z.enum(['12', '36']).catch('12'),
})
export type DashboardQuery = z.infer<typeof dashboardQuery>

/** Months between the two days that a row compares. */
const YEAR = 12

/** What the queries count by, for each breakdown. */
const countedBy = {
  section: 'pair',
  clause: 'pair',
  code: 'pair',
  strength: 'pair',
  kind: 'kind',
  sector: 'sector',
  signatory: 'signatory',
} as const

/** The series of all that is asked, and its rows in tables: one for each code, or one. */
export async function readDashboard(db: Handle, asking: DashboardQuery, today: Day, t: Translate) {
  const [rules, behind] = await Promise.all([loadRules(db, today), loadBehind(db, today, 'ever')])
  const which = whichOf(behind, asking)
  const days = monthlyDays(today, Number(asking.months))
  const compared = [days.at(-1 - YEAR)!, today]
  const [series, stretches] = await Promise.all([
    countOverTime(db, which, 'all', days),
    countOverTime(db, which, countedBy[asking.by], compared),
  ])
  const codes = [...rules.codes.values()]
  const chosen = asking.code ? codes.filter(({ id }) => id === asking.code) : codes
  const asked = which.behind ?? behind
  const tables =
    asking.by === 'section' || asking.by === 'clause'
      ? chosen.map(code => ({
          code: code.id,
          name: code.title,
          rows: rowsOf(groupsOfCode(code, asking.by as 'section', asked, asking), stretches),
        }))
      : [
          {
            code: null,
            name: t(`compact.dashboard.by-options.${asking.by}`),
            rows: rowsOf(await groupsBy(db, asking, chosen, asked, stretches, t), stretches),
          },
        ]
  return {
    compared,
    points: seriesOf(days, series),
    tables: tables.filter(({ rows }) => rows.length > 0),
    codes: codes.map(({ id, title }) => ({ id, title })),
  }
}

async function groupsBy(
  db: Handle,
  asking: DashboardQuery,
  codes: Parameters<typeof groupsOfCode>[0][],
  behind: readonly Behind[],
  stretches: readonly KeyedStretch[],
  t: Translate,
): Promise<Group[]> {
  const { by } = asking
  if (by === 'code') return codes.flatMap(code => groupsOfCode(code, 'code', behind, asking))
  if (by === 'strength') return groupsOfStrength(behind, strength => t(`compact.strength.${strength}`))
  if (by === 'kind') return judgedKinds.map(kind => own(t(`compact.subject.${kind}`), { kind }, kind))
  if (by === 'sector') return [...sectors, 'none' as const].map(sector => own(sayBodies(sector, t), { sector }, sector))
  return signatories(db, stretches)
}

/** The sector of the body that answers, or that none does. */
export const sayBodies = (sector: Sector | 'none', t: Translate): string =>
  t(sector === 'none' ? 'compact.dashboard.sector-none' : `organisations.form.sector-options.${sector}`)

const own = (name: string, narrowing: Record<string, string>, key: string): Group => ({
  name,
  narrowing,
  keys: new Set([key]),
})

/** In the order of their names: a table of places would set a parish of one clerk beside a county. */
async function signatories(db: Handle, stretches: readonly KeyedStretch[]): Promise<Group[]> {
  const slugs = [...new Set(stretches.map(({ key }) => key))]
  if (slugs.length === 0) return []
  const rows = await db
    .selectFrom('organisation')
    .select(['slug', 'name'])
    .where(eb => eb('slug', '=', eb.fn.any(eb.val(slugs))))
    .orderBy('name')
    .execute()
  return rows.map(({ slug, name }) => own(name, { signatory: slug }, slug))
}
