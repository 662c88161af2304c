/** A duty without a day gets one: where no day is promised, a number of weeks after the close gives it. */
import { addDays, type Day } from '../kernel/day.ts'
import type { AskedNumber } from './numbers/asked.ts'
import { sayAsked } from './numbers/say-asked.ts'

/** The day by which something is owed: the day set for it, else so many weeks after the close; null before there is a close. */
export function dayOwed(set: Day | null, closesOn: Day | null, weeks: number): Day | null {
  return set ?? (closesOn === null ? null : addDays(closesOn, 7 * weeks))
}

/** Where no day is set, who gives one, as a sentence to add; empty where one is set. */
export function sayDayOwed(set: Day | null, weeks: AskedNumber): string {
  return set === null ? ` No day is set for it; ${sayAsked(weeks)} after the close.` : ''
}
