/**
 * Civil days in the area's time zone. A `Day` is an ISO date string ("2009-10-28"): it sorts as text, is what
 * PostgreSQL's `date` gives and takes, and cannot be confused with a moment. Arithmetic is Temporal's.
 */
export type Day = string & { readonly __day: unique symbol }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** Reads an ISO date. Throws a RangeError for a day that cannot be, such as 30 February. */
export function day(iso: string): Day {
  if (!SHAPE.test(iso)) throw new RangeError(`"${iso}" is not a day like 2009-10-28`)
  return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString() as Day
}

/** Makes a day of its parts, or null if there is no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' }).toString() as Day
  } catch {
    return null
  }
}

/** The day that a moment falls on in a time zone such as "Europe/London". */
export function dayAt(moment: Date, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as Day
}

/** The moment a day begins in a time zone. */
export function startOfDay(of: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(of).toZonedDateTime(timeZone).epochMilliseconds)
}

export function addDays(to: Day, days: number): Day {
  return Temporal.PlainDate.from(to).add({ days }).toString() as Day
}

/** Adds calendar months; the 31st becomes the last day of a shorter month. */
export function addMonths(to: Day, months: number): Day {
  return Temporal.PlainDate.from(to).add({ months }).toString() as Day
}

/** Whole days from one day to another; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}

/** A stretch of days told in weeks: `weeks` whole weeks and `days` over; `text` reads "12 weeks and 1 day". */
export type Weeks = { readonly weeks: number; readonly days: number; readonly total: number; readonly text: string }

/** A number of days told in weeks; negative numbers stay negative. */
export function inWeeks(total: number): Weeks {
  const weeks = Math.trunc(total / 7)
  const days = total % 7
  const parts = [weeks === 0 ? '' : count(weeks, 'week'), days === 0 ? '' : count(days, 'day')].filter(Boolean)
  return { weeks, days, total, text: parts.join(' and ') || '0 days' }
}

/**
 * The days from one to another, told in weeks: how long beforehand something was. How long something is *open* is
 * counted by `countOpen` (`open-period.ts`), which knows whether the first and the last day count.
 */
export function weeksBetween(from: Day, to: Day): Weeks {
  return inWeeks(daysBetween(from, to))
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(of: Day): number {
  return Temporal.PlainDate.from(of).dayOfWeek
}

/** "28 October 2009", as pages and letters write it. */
export function longDay(of: Day, locale = 'en-GB'): string {
  let format = longFormats.get(locale)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    longFormats.set(locale, format)
  }
  return format.format(Date.parse(of))
}

// Making a format takes a thousand times as long as using it.
const longFormats = new Map<string, Intl.DateTimeFormat>()

/** A period of days, both ends included; open where null. */
export type Period = { readonly from: Day | null; readonly to: Day | null }

/** Whether a day lies in a period, ends included. */
export function within(period: Period, of: Day): boolean {
  return (period.from === null || period.from <= of) && (period.to === null || of <= period.to)
}

/** Whether two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to)
}
