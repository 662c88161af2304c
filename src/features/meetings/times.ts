/** Times of day as people type them, and the moments they stand for. */
import type { Day } from '../../kernel/day.ts'

/** Reads "18:30", "6.30pm" or "6 pm" as "18:30"; null for anything else. */
export function readTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim())
  if (!found || (found[2] === undefined && found[3] === undefined)) return null
  const half = found[3]?.toLowerCase()
  const spoken = Number(found[1])
  if (half && (spoken < 1 || spoken > 12)) return null
  const hour = half ? (spoken % 12) + (half === 'pm' ? 12 : 0) : spoken
  const minute = Number(found[2] ?? 0)
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The moment a time of day falls on in a time zone. */
export function momentAt(on: Day, time: string, timeZone: string): Date {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(timeZone)
  return new Date(epochMilliseconds)
}
