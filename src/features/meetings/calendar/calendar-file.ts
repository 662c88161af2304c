/** Meetings as iCalendar (RFC 5545): the feed of a partnership, and the file that goes with a mail. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Attachment } from '../../../mail/mail.ts'
import type { Meeting } from '../meeting.queries.ts'
import { momentAt } from '../times.ts'

/** What a calendar file needs to know beside the meetings. */
export type CalendarOptions = {
  readonly name: string
  readonly origin: string
  readonly timeZone: string
  readonly now: Date
}

const HOUR = 60 * 60 * 1000

/** Meetings as a calendar. A move or a cancellation raises the sequence, so that calendars follow it. */
export function calendarOf(meetings: readonly Meeting[], { name, origin, timeZone, now }: CalendarOptions): string {
  const calendar = ical({
    name,
    prodId: { company: 'Compact Hub', product: 'Meetings' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60 * 12,
  })
  for (const meeting of meetings) {
    calendar.createEvent({
      id: `${meeting.id}@${new URL(origin).host}`,
      ...times(meeting, timeZone),
      stamp: now,
      sequence: meeting.version,
      summary: meeting.partnership,
      description: meeting.why_needed,
      ...(meeting.place ? { location: meeting.place } : {}),
      status: meeting.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      url: `${origin}/meetings/${meeting.id}`,
    })
  }
  return calendar.toString()
}

function times(
  { held_on, starts_at, ends_at }: Meeting,
  timeZone: string,
): { start: Date; end: Date; allDay: boolean } {
  if (!starts_at) return { start: utc(held_on), end: utc(addDays(held_on, 1)), allDay: true }
  const start = momentAt(held_on, starts_at, timeZone)
  const end = ends_at > starts_at ? momentAt(held_on, ends_at, timeZone) : new Date(start.getTime() + 2 * HOUR)
  return { start, end, allDay: false }
}

/** A day as a calendar program takes it: all-day events have no time zone. */
function utc(of: Day): Date {
  return new Date(`${of}T00:00:00Z`)
}

/** One meeting as a file that goes with a mail. */
export function invitationTo(meeting: Meeting, options: CalendarOptions): Attachment {
  return {
    filename: 'meeting.ics',
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    base64: Buffer.from(calendarOf([meeting], options)).toString('base64'),
  }
}
