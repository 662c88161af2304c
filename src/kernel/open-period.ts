/**
 * How long something is open, counted in the days on which one could act. The first day counts when it was open from
 * its beginning: what became public in the course of a day counts from the next. The last day counts when it is open to
 * the end of working time (17:00) at least. 7 December to 28 February, both whole, are 84 days: twelve weeks.
 */
import { addDays, type Day, daysBetween, inWeeks, longDay, type Weeks } from './day.ts'
import { type Hour, sayHour } from './hour.ts'

/** A last day that ends before this hour is cut short and does not count: half of its working time is gone. */
export const lastDayCountsFrom = '17:00' as Hour

/** When something is looked at, and in which time zone: what every page is given. */
export type Clock = { readonly now: Date; readonly today: Day; readonly area: { readonly timeZone: string } }

/** What a period is counted from. */
export type OpenPeriod = {
  readonly opensOn: Day
  readonly closesOn: Day
  /** The day it became public, in its course; null where that is still ahead, or was before the first day. */
  readonly publicOn: Day | null
  /** The hour on the last day at which it closes; null for the end of the day. */
  readonly closesAt: Hour | null
}

/** A period counted, with whether its first and its last day are in the count. */
export type CountedPeriod = Weeks & { readonly firstCounts: boolean; readonly lastCounts: boolean }

/** Counts the days of a period on which one could act; none where it ends before it begins. */
export function countOpen(of: OpenPeriod): CountedPeriod {
  const { first, firstCounts } = firstCounted(of)
  const lastCounts = isWhole(of.closesAt)
  const last = lastCounts ? of.closesOn : addDays(of.closesOn, -1)
  return { ...inWeeks(Math.max(0, daysBetween(first, last) + 1)), firstCounts, lastCounts }
}

/** The closing day that gives just so many days, with the first day, publication and hour as they are. */
export function closeAfter(days: number, of: Omit<OpenPeriod, 'closesOn'>): Day {
  return addDays(firstCounted(of).first, isWhole(of.closesAt) ? days - 1 : days)
}

function firstCounted({ opensOn, publicOn }: Omit<OpenPeriod, 'closesOn'>): { first: Day; firstCounts: boolean } {
  if (publicOn === null || publicOn < opensOn) return { first: opensOn, firstCounts: true }
  return { first: addDays(publicOn, 1), firstCounts: false }
}

const isWhole = (closesAt: Hour | null): boolean => closesAt === null || closesAt >= lastDayCountsFrom

/**
 * The moment a last day ends in a time zone: at its hour, or when the next day begins. An hour that comes twice, because
 * the clocks go back, is the second; one that the clocks jump over is as long after midnight as it would have been.
 */
export function closingMoment(closesOn: Day, closesAt: Hour | null, timeZone: string): Date {
  const local =
    closesAt === null
      ? Temporal.PlainDate.from(addDays(closesOn, 1)).toPlainDateTime()
      : Temporal.PlainDateTime.from(`${closesOn}T${closesAt}`)
  return new Date(local.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds)
}

/** "28 February 2027", or "28 February 2027, 5pm" where it closes at an hour. */
export function sayClose(closesOn: Day, closesAt: Hour | null): string {
  return closesAt === null ? longDay(closesOn) : `${longDay(closesOn)}, ${sayHour(closesAt)}`
}
