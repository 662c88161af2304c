/** The trend of a subject's findings: one bar for each day on which something changed, with its table. */
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Change } from './trend.queries.ts'

/** Verdicts that say whether a clause is kept, best first, as the front page draws them. */
const telling = ['met', 'explained', 'partly', 'notMet'] as const
type Telling = (typeof telling)[number]

/** The counts of a day. */
export type Point = { readonly day: Day; readonly counts: Readonly<Record<Telling, number>>; readonly total: number }

/** Most days drawn: more would not be read. */
const MOST = 12

/**
 * Counts of each day on which something changed. With more such days than fit, the first, the last and days evenly between
 * stay.
 */
export function trendOf(changes: readonly Change[]): Point[] {
  const now = new Map<string, string>()
  const points: Point[] = []
  for (const [day, own] of Map.groupBy(changes, ({ since }) => since)) {
    for (const { demand, verdict } of own) now.set(demand, verdict)
    const counts = { met: 0, explained: 0, partly: 0, notMet: 0 }
    for (const verdict of now.values()) if (isTelling(verdict)) counts[verdict] += 1
    points.push({ day, counts, total: telling.reduce((sum, name) => sum + counts[name], 0) })
  }
  if (points.length <= MOST) return points
  const kept = new Set(Array.from({ length: MOST }, (_, at) => Math.round((at * (points.length - 1)) / (MOST - 1))))
  return points.filter((_, at) => kept.has(at))
}

function isTelling(verdict: string): verdict is Telling {
  return telling.some(name => name === verdict)
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
    heads: telling.map((name, pattern) => ({ pattern, text: t(`compact.verdict.${name}`) })),
    rows: points.map(({ day, counts, total }) => ({ day, total, counts: telling.map(name => counts[name]) })),
    bars: points.flatMap(({ counts }, at) => {
      let y = HEIGHT
      return telling.map((name, pattern) => {
        const height = (counts[name] / most) * HEIGHT
        y -= height
        return { x: at * step + step * 0.1, y, width: step * 0.8, height, pattern }
      })
    }),
  }
}
