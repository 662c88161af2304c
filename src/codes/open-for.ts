/** How long a consultation is open, for every check that counts its days. */
import type { Day } from '../kernel/day.ts'
import type { Hour } from '../kernel/hour.ts'
import { type CountedPeriod, countOpen } from '../kernel/open-period.ts'

/** What the days are counted from. */
export type Opened = {
  readonly opensOn: Day
  readonly closesOn: Day
  readonly closesAt: Hour | null
  readonly publishedOn: Day | null
}

/**
 * Counts the days on which one could, or will be able to, answer. What is not public yet is taken to be so before its
 * first day, as long as that lies ahead; from then on each day that goes by without it is lost.
 */
export function openFor({ opensOn, closesOn, closesAt, publishedOn }: Opened, today: Day): CountedPeriod {
  const publicOn = publishedOn ?? (opensOn <= today ? today : null)
  return countOpen({ opensOn, closesOn, closesAt, publicOn })
}

/** Why the first or the last day is not in the count, as a sentence to add; empty where both are. */
export function sayLeftOut({ firstCounts, lastCounts }: CountedPeriod): string {
  const left = [
    ...(firstCounts ? [] : ['the first day, because it was published in its course']),
    ...(lastCounts ? [] : ['the last day, because it closed before 5pm']),
  ]
  return left.length === 0 ? '' : ` Not counted: ${left.join(' and ')}.`
}
