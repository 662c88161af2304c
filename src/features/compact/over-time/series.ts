/**
 * How findings stood over time: points at the ends of months, worked out from the days from and until which each finding stood.
 * Pure; the days come from the record of findings, which is never rewritten, so that a point once drawn stays where it is.
 */
import {
  countOutcomes,
  type OutcomeCounts,
  type Proof,
  shareKept,
  tellingOf,
  type VerdictName,
} from '../../../codes/index.ts'
import { addDays, addMonths, type Day, day } from '../../../kernel/day.ts'

/** Findings that said the same from one point of a series until another: `ends` is the first at which they said it no longer. */
export type Stretch = {
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly begins: number
  readonly ends: number | null
  readonly count: number
}

/** The same with what it is counted by, such as a sector. */
export type KeyedStretch = Stretch & { readonly key: string }

/** Those that stood at a point. */
export function standingAt<S extends Stretch>(stretches: readonly S[], at: number): S[] {
  return stretches.filter(({ begins, ends }) => begins <= at && (ends === null || ends > at))
}

/** Fewest findings of which a share is told in percent: of fewer, one more or less would look like a change. */
export const FEWEST = 10

/** What stood at the end of a day: counts, how many of them tell, and the share known to be kept in whole percent. */
export type SeriesPoint = {
  readonly day: Day
  readonly counts: OutcomeCounts
  readonly total: number
  readonly share: number
}

/** The last days of the months before, the earliest first, and today: one more than the months. */
export function monthlyDays(today: Day, months: number): Day[] {
  const first = day(`${today.slice(0, 8)}01`)
  return [...Array.from({ length: months }, (_, at) => addDays(addMonths(first, at - months + 1), -1)), today]
}

/**
 * What stood at each of the days. Days before the first record are left out: of them nothing is known, which is something else
 * than nothing found.
 */
export function seriesOf(days: readonly Day[], stretches: readonly Stretch[]): SeriesPoint[] {
  const first = Math.min(...stretches.map(({ begins }) => begins))
  return days.flatMap((day, at) => {
    if (!(at >= first)) return []
    const counts = countOutcomes(standingAt(stretches, at))
    return [{ day, counts, total: tellingOf(counts), share: shareKept(counts) }]
  })
}

/** A small line: its points within the box, from left to right, and the same as one text for a path of SVG. */
export type Line = {
  readonly width: number
  readonly height: number
  readonly path: string
  readonly dots: readonly Dot[]
}
type Dot = { readonly x: number; readonly y: number }

/** Draws shares of 0 to 100 percent as a line; points at which nothing tells are passed over. Null for fewer than two. */
export function lineOf(
  points: readonly Pick<SeriesPoint, 'share' | 'total'>[],
  { width, height }: { readonly width: number; readonly height: number },
): Line | null {
  const edge = 4
  const step = points.length < 2 ? 0 : (width - 2 * edge) / (points.length - 1)
  const dots = points.flatMap(({ share, total }, at) =>
    total === 0 ? [] : [{ x: round(edge + at * step), y: round(edge + (1 - share / 100) * (height - 2 * edge)) }],
  )
  if (dots.length < 2) return null
  return { width, height, path: `M${dots.map(({ x, y }) => `${x} ${y}`).join('L')}`, dots }
}

const round = (value: number): number => Math.round(value * 10) / 10
