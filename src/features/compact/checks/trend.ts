/** The trend of a subject's findings: one bar for each day on which something changed, with its table. */

import { countOutcomes, type OutcomeCounts, outcomes, tellingOf } from '../../../codes/index.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Change } from './trend.queries.ts'

/** The counts of a day. */
export type Point = { readonly day: Day; readonly counts: OutcomeCounts; readonly total: number }

/** Most days drawn: more would not be read. */
const MOST = 12

/**
 * Counts of each day on which something changed. With more such days than fit, the first, the last and days evenly between
 * stay.
 */
export function trendOf(changes: readonly Change[]): Point[] {
  const now = new Map<string, Change>()
  const points: Point[] = []
  for (const [day, own] of Map.groupBy(changes, ({ since }) => since)) {
    for (const change of own) now.set(change.demand, change)
    const counts = countOutcomes(now.values())
    points.push({ day, counts, total: tellingOf(counts) })
  }
  if (points.length <= MOST) return points
  const kept = new Set(Array.from({ length: MOST }, (_, at) => Math.round((at * (points.length - 1)) / (MOST - 1))))
  return points.filter((_, at) => kept.has(at))
}

const [WIDTH, HEIGHT] = [600, 120]

/** The chart and its table; null until something has changed since the first record. */
export function trendChart(changes: readonly Change[], t: Translate) {
  const points = trendOf(changes)
  const most = Math.max(...points.map(({ total }) => total), 0)
  if (most === 0 || points.length < 2) return null
  const step = WIDTH / points.length
  return {
    width: WIDTH,
    height: HEIGHT,
    heads: outcomes.map(name => ({ pattern: name, text: t(`compact.outcome.${name}`) })),
    rows: points.map(({ day, counts, total }) => ({ day, total, counts: outcomes.map(name => counts[name]) })),
    bars: points.flatMap(({ counts }, at) => {
      let y = HEIGHT
      return outcomes.map(name => {
        const height = (counts[name] / most) * HEIGHT
        y -= height
        return { x: at * step + step * 0.1, y, width: step * 0.8, height, pattern: name }
      })
    }),
  }
}
