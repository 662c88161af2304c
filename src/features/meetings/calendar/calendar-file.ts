/** Meetings as iCalendar (RFC 5545): the feed of a partnership, and the date that goes with a mail (RFC 5546, RFC 6047). */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Mail } from '../../../mail/mail.ts'
import type { Area, Hub } from '../../../web/hub.ts'
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

/** Meetings as a calendar to subscribe to. */
export function calendarOf(meetings: readonly Meeting[], options: CalendarOptions): string {
  const calendar = emptyCalendar(options.name, ICalCalendarMethod.PUBLISH)
  calendar.ttl(60 * 60 * 12)
  for (const meeting of meetings) calendar.createEvent(eventOf(meeting, options))
  return calendar.toString()
}

function emptyCalendar(name: string, method: ICalCalendarMethod) {
  return ical({ name, prodId: { company: 'Compact Hub', product: 'Meetings' }, method })
}

/** Meetings as one file for a calendar, beside a mail: a request is for one meeting (RFC 5546, 3.2.2), so they are published. */
export function fileOf(meetings: readonly Meeting[], options: CalendarOptions) {
  return {
    filename: 'meetings.ics',
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    base64: Buffer.from(calendarOf(meetings, options)).toString('base64'),
  }
}

/** A meeting as an event. Its version is the sequence: a move or a cancellation raises it, so that calendars follow. */
function eventOf(meeting: Meeting, { origin, timeZone, now }: CalendarOptions): ICalEventData {
  return {
    id: `${meeting.id}@${new URL(origin).host}`,
    ...times(meeting, timeZone),
    stamp: now,
    sequence: meeting.version,
    summary: meeting.partnership,
    description: meeting.why_needed,
    ...(meeting.place ? { location: meeting.place } : {}),
    status: meeting.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: `${origin}/meetings/${meeting.id}`,
  }
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

/**
 * The date of a meeting for the calendar of one person: asked for while it is held, called off once it is not (RFC 5546, 3.2.2 and
 * 3.2.5). It names that person alone: who else is asked stands on the page of the meeting, for those who may see it. Answers are
 * given in the Hub, so that none is asked for by mail. `taken-back`: this person is not asked any more, whether others are or not.
 */
export function invitationFor(
  person: { readonly name: string; readonly email: string },
  meeting: Meeting,
  area: Area,
  hub: Pick<Hub, 'origin' | 'now'>,
  is: 'asked' | 'taken-back' = 'asked',
): NonNullable<Mail['calendar']> {
  const off = meeting.state === 'cancelled'
  const method = off || is === 'taken-back' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const { name, contact, compactName, timeZone } = { ...area, name: meeting.partnership }
  const calendar = emptyCalendar(name, method)
  calendar.createEvent({
    ...eventOf(meeting, { name, origin: hub.origin, timeZone, now: hub.now() }),
    // A date that stands for others and not for this person has no status (RFC 5546, 3.2.5).
    ...(is === 'taken-back' && !off ? { status: null } : {}),
    organizer: { name: compactName, email: contact.email || `no-reply@${new URL(hub.origin).hostname}` },
    attendees: [
      {
        name: person.name,
        email: person.email,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
  })
  return { method, content: calendar.toString() }
}
