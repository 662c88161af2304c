/** The dashboard: whether the codes are kept, over time, by code, section, clause, strength, kind, sector and signatory. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { outcomes, strengths } from '../../../codes/index.ts'
import { longDay } from '../../../kernel/day.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { sectors } from '../../organisations/index.ts'
import { judgedKinds } from '../checks/kinds.ts'
import { sayKept } from '../checks/say-kept.ts'
import { keptLine } from '../over-time/kept-line.ts'
import { FEWEST } from '../over-time/series.ts'
import { narrowingOf, states } from './asking.ts'
import { BAR, type Breakdown, barsOf, breakdowns, cellsOf } from './breakdown.ts'
import { dashboardQuery, readDashboard, sayBodies } from './dashboard.ts'
import { findRecordedOn } from './findings.queries.ts'
import { aboutOf } from './list.page.ts'
import { listAt } from './standing.ts'

const CHART = { width: 600, height: 140 }
/** What the form of the page asks; everything else that narrows comes from a link and is carried on. */
const onForm = ['code', 'kind', 'sector', 'strength', 'state']

/** All codes in one table at first, and each in its sections once one is chosen: of seven codes that is a page, not a book. */
const pageQuery = dashboardQuery.extend({ by: z.enum(breakdowns).optional().catch(undefined) })
const breakdownOf = ({ by, code }: z.infer<typeof pageQuery>): Breakdown => by ?? (code ? 'section' : 'code')

export const findingsPage = definePage({
  path: '/compact/findings',
  mends: ['findings'],
  workspace: { stage: 'kept', label: 'compact.nav.findings' },
  width: 'whole',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/monitoring/findings.njk',
  sameForAll: true,
  query: pageQuery,
  async show({ db, area, today, query, t }) {
    const asking = { ...query, by: breakdownOf(query) }
    const [{ points, tables, codes, compared }, recordedOn, about] = await Promise.all([
      readDashboard(db, asking, today, t),
      findRecordedOn(db),
      aboutOf(db, { ...asking, code: undefined, kind: undefined, sector: undefined, state: undefined }, today, t),
    ])
    const narrowing = narrowingOf(asking)
    // Clauses are many: those of one code at a time.
    const shown = asking.by === 'clause' ? tables.slice(0, 1) : tables
    const [first, last] = [points[0], points.at(-1)]
    const option = (text: string, value: string, chosen: string | undefined) => ({
      text,
      value,
      selected: value === chosen,
    })
    const options = (name: string, values: readonly string[], chosen: string | undefined, any = true) => [
      ...(any ? [option(t('compact.recorded.any'), '', chosen)] : []),
      ...values.map(value => option(t(`${name}.${value}`), value, chosen)),
    ]
    return {
      title: t('compact.findings.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      recordedOn,
      about,
      choices: {
        code: [
          option(t('compact.recorded.any'), '', asking.code),
          ...codes.map(({ id, title }) => option(title, id, asking.code)),
        ],
        kind: options('compact.subject', judgedKinds, asking.kind),
        sector: [
          option(t('compact.recorded.any'), '', asking.sector),
          ...[...sectors, 'none' as const].map(sector => option(sayBodies(sector, t), sector, asking.sector)),
        ],
        strength: options('compact.strength', strengths, asking.strength),
        state: options('compact.dashboard.state-options', states, asking.state),
        months: options('compact.dashboard.months-options', ['12', '36'], asking.months, false),
        by: options('compact.dashboard.by-options', breakdowns, asking.by, false),
      },
      narrowed: Object.keys(narrowing).length > 0,
      carried: Object.entries(narrowing).flatMap(([name, value]) => (onForm.includes(name) ? [] : [{ name, value }])),
      question: `?${new URLSearchParams({ ...narrowing, by: asking.by, months: asking.months })}`,
      heads: outcomes.map(name => ({ pattern: name, text: t(`compact.outcome.${name}`) })),
      kept: last ? sayKept(last.counts, t) : null,
      list: listAt(narrowing),
      line: keptLine(points, t, { width: 600, height: 60 }),
      chart: points.length > 1 ? { ...CHART, bars: barsOf(points, CHART), from: first?.day, to: last?.day } : null,
      points: points.map(({ day, counts, total, share }) => ({
        day,
        total,
        share: total < FEWEST ? null : share,
        href: total > 0 ? listAt(narrowing, 'telling', day) : null,
        cells: outcomes.map(name => ({
          count: counts[name],
          href: counts[name] > 0 ? listAt(narrowing, name, day) : null,
        })),
      })),
      bar: BAR,
      of: t(`compact.dashboard.by-options.${asking.by}`),
      fewest: FEWEST,
      before: shown.some(({ rows }) => rows.some(({ before }) => before)) ? compared[0] : null,
      repeats: asking.by === 'section' || asking.by === 'clause' || asking.by === 'code',
      checks: asking.signatory && about.length > 0 ? `/organisations/${asking.signatory}/checks` : null,
      bySignatory: asking.by === 'signatory',
      others: tables.slice(shown.length).map(({ code, name }) => ({
        name,
        href: `/compact/findings?${new URLSearchParams({ ...narrowing, code: code ?? '', by: asking.by })}`,
      })),
      tables: shown.map(({ name, rows }) => ({ name, rows: rows.map(row => cellsOf(row, narrowing, asking.by)) })),
    }
  },
})

/** The tables of the dashboard for spreadsheets: of what is asked, in the same order and with the same counts. */
export const countsCsv = defineDownload({
  path: '/compact/findings-counted.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query: dashboardQuery,
  async respond({ db, query: asking, today, t }) {
    const { tables, compared } = await readDashboard(db, asking, today, t)
    const before = longDay(compared[0]!)
    return csvFile('findings-counted.csv', [
      [
        t('compact.dashboard.table'),
        t(`compact.dashboard.by-options.${asking.by}`),
        ...outcomes.map(name => t(`compact.outcome.${name}`)),
        t('compact.over-time.all'),
        t('compact.dashboard.known'),
        t('compact.dashboard.known-on', { day: before }),
        t('compact.dashboard.all-on', { day: before }),
      ],
      ...tables.flatMap(({ name, rows }) =>
        rows.map(row => [
          name,
          row.name,
          ...outcomes.map(outcome => row.counts[outcome]),
          row.total,
          row.known,
          row.before?.known ?? null,
          row.before?.total ?? null,
        ]),
      ),
    ])
  },
})

/** The months of the dashboard for spreadsheets. */
export const overTimeCsv = defineDownload({
  path: '/compact/findings-over-time.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query: dashboardQuery,
  async respond({ db, query: asking, today, t }) {
    const { points } = await readDashboard(db, asking, today, t)
    return csvFile('findings-over-time.csv', [
      [
        t('compact.over-time.day'),
        ...outcomes.map(name => t(`compact.outcome.${name}`)),
        t('compact.over-time.all'),
        t('compact.dashboard.known'),
      ],
      ...points.map(({ day, counts, total }) => [
        day,
        ...outcomes.map(name => counts[name]),
        total,
        counts.shown + counts.confirmed,
      ]),
    ])
  },
})
