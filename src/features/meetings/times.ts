/** Times of day as people type them, and the moments they stand for. */
import type { Day } from '../../kernel/day.ts'

/** The moment a time of day falls on in a time zone. */
export function momentAt(on: Day, time: string, timeZone: string): Date {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(timeZone)
  return new Date(epochMilliseconds)
}
