/**
 * The rows of the dashboard: what stood on two days, by code, section, clause, strength, kind, sector or signatory. Each finding
 * counts once in a row. Pure, but for the words.
 */
import {
  type Code,
  countOutcomes,
  type OutcomeCounts,
  outcomes,
  shareKept,
  strengths,
  tellingOf,
} from '../../../codes/index.ts'
import type { Day } from '../../../kernel/day.ts'
import { FEWEST, type KeyedStretch, standingAt } from '../over-time/series.ts'
import { type Asking, isAt } from './asking.ts'
import type { Behind } from './behind.queries.ts'
import { listAt, type Narrowing } from './standing.ts'

/** What the dashboard can be broken down by. */
export const breakdowns = ['section', 'clause', 'code', 'strength', 'kind', 'sector', 'signatory'] as const
export type Breakdown = (typeof breakdowns)[number]

/** A group of findings before it is counted: its name, what narrows the list to it, and which keys belong to it. */
export type Group = {
  readonly name: string
  readonly narrowing: Narrowing
  readonly keys: ReadonlySet<string>
}

/** A row: what stands now, and the share known to be kept a year before. */
export type Row = {
  readonly name: string
  readonly narrowing: Narrowing
  readonly counts: OutcomeCounts
  readonly total: number
  readonly known: number
  /** The share in whole percent; null where so few findings tell that a percentage would say more than it knows. */
  readonly share: number | null
  readonly before: { readonly known: number; readonly total: number; readonly share: number | null } | null
}

/** The key under which the queries count a demand under a set of editions. */
export const pairKey = ({ demand, set }: Pick<Behind, 'demand' | 'set'>): string => `${demand} ${set}`

/** Counts groups at the two points of which the stretches tell: the year before, and now. Groups of which nothing tells are left out. */
export function rowsOf(groups: readonly Group[], stretches: readonly KeyedStretch[]): Row[] {
  const byKey = Map.groupBy(stretches, ({ key }) => key)
  return groups.flatMap(({ name, narrowing, keys }) => {
    const own = [...keys].flatMap(key => byKey.get(key) ?? [])
    const [before, now] = [0, 1].map(at => told(countOutcomes(standingAt(own, at)))) as [Told, Told]
    if (now.total === 0 && before.total === 0) return []
    return [{ name, narrowing, ...now, before: before.total === 0 ? null : before }]
  })
}

type Told = Pick<Row, 'counts' | 'total' | 'known' | 'share'>

function told(counts: OutcomeCounts): Told {
  const total = tellingOf(counts)
  return { counts, total, known: counts.shown + counts.confirmed, share: total < FEWEST ? null : shareKept(counts) }
}

/** Sections of a code, its clauses, or the code as a whole: those that ask for a demand count it, where they are among what is asked. */
export function groupsOfCode(
  code: Code,
  by: 'section' | 'clause' | 'code',
  behind: readonly Behind[],
  asking: Asking = {},
): Group[] {
  const keys = new Map<string, Set<string>>()
  for (const one of behind)
    for (const at of one.clauses)
      if (at.code === code.id && isAt(at, asking)) {
        const place = { code: '', section: at.section, clause: at.clause }[by]
        const own = keys.get(place) ?? new Set()
        keys.set(place, own.add(pairKey(one)))
      }
  const group = (name: string, place: string, narrowing: Narrowing): Group => ({
    name,
    narrowing: { code: code.id, ...narrowing },
    keys: keys.get(place) ?? new Set(),
  })
  if (by === 'code') return [group(code.title, '', {})]
  return code.sections.flatMap(({ number, title, clauses }) =>
    by === 'section'
      ? [group(`${number}. ${title}`, number, { section: number })]
      : clauses.map(({ id, gist }) => group(`${id}: ${gist}`, id, { clause: id })),
  )
}

/** What must be, should be and could be. */
export function groupsOfStrength(behind: readonly Behind[], name: (strength: string) => string): Group[] {
  return strengths.map(strength => ({
    name: name(strength),
    narrowing: { strength },
    keys: new Set(behind.filter(one => one.strength === strength).map(pairKey)),
  }))
}

/** A row as the page shows it: each count with its list, the bar, and where one looks closer. */
export function cellsOf(row: Row, asked: Narrowing, by: Breakdown) {
  const narrowing: Narrowing = { ...asked, ...row.narrowing }
  let x = 0
  return {
    ...row,
    href: closer(narrowing, by),
    all: { count: row.total, href: row.total > 0 ? listAt(narrowing, 'telling') : null },
    knownHref: row.known > 0 ? listAt(narrowing, 'known') : null,
    cells: outcomes.map(name => ({
      name,
      count: row.counts[name],
      href: row.counts[name] > 0 ? listAt(narrowing, name) : null,
    })),
    bar: outcomes.map(pattern => {
      const width = row.total === 0 ? 0 : (row.counts[pattern] / row.total) * BAR
      x += width
      return { pattern, x: x - width, width }
    }),
  }
}

/** The clause itself, or the dashboard of what a row tells. */
function closer(narrowing: Narrowing, by: Breakdown): string {
  if (by === 'clause') return `/codes/${narrowing['code']}/clauses/${narrowing['clause']}`
  return `/compact/findings?${new URLSearchParams({ ...narrowing, by: by === 'section' ? 'clause' : 'section' })}`
}

/** Width of the bar of a row. */
export const BAR = 120

/** Bars of a series, one for each of its days: their heights are numbers of findings. */
export function barsOf(
  points: readonly { readonly day: Day; readonly counts: OutcomeCounts; readonly total: number }[],
  { width, height }: { readonly width: number; readonly height: number },
) {
  const most = Math.max(...points.map(({ total }) => total), 1)
  const step = width / Math.max(points.length, 1)
  return points.flatMap(({ counts }, at) => {
    let y = height
    return outcomes.map(pattern => {
      const tall = (counts[pattern] / most) * height
      y -= tall
      return { pattern, x: at * step + step * 0.1, y, width: step * 0.8, height: tall }
    })
  })
}
