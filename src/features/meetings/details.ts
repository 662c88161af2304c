/** When, where, how and why: the fields that a new meeting and a moved one share. */
import type { Day } from '../../kernel/day.ts'
import { longDay } from '../../kernel/day.ts'
import { readHour } from '../../kernel/hour.ts'
import type { Translate } from '../../web/catalogue.ts'
import { choice, dayField, line, passage } from '../../web/fields.ts'

export const detailFields = {
  held_on: dayField({ future: true, label: 'meetings.details.day' }),
  starts_at: line({ label: 'meetings.details.starts', hint: 'meetings.details.starts-hint', max: 12, optional: true }),
  ends_at: line({ label: 'meetings.details.ends', max: 12, optional: true }),
  how: choice({ label: 'meetings.details.how', options: ['in-person', 'online', 'both'] }),
  place: line({ label: 'meetings.details.place', hint: 'meetings.details.place-hint', optional: true }),
  joining: passage({
    label: 'meetings.details.joining',
    hint: 'meetings.details.joining-hint',
    max: 1000,
    optional: true,
  }),
  why_needed: passage({ label: 'meetings.details.why', hint: 'meetings.details.why-hint', max: 2000 }),
}

type Times = { readonly held_on: Day; readonly starts_at: string; readonly ends_at: string }
type Typed = Times & { readonly place: string; readonly why_needed: string }

/** What lets a stranger in: a link, a room code, a number with a code. It belongs to those invited, not where everybody reads. */
const lettingIn = /https?:\/\/|www\.|\bpass ?(code|word)\b|\bmeeting id\b|\b(room|access) code\b|\bpin\b *:?(is)? *\d/i

/** The times read, or what to put right.  */
export function checkDetails(
  typed: Typed,
):
  | { readonly ok: true; readonly times: { readonly starts_at: string; readonly ends_at: string } }
  | { readonly ok: false; readonly problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const [starts, ends] = [typed.starts_at, typed.ends_at].map(time => (time === '' ? '' : readHour(time)))
  if (starts === null) problems['starts_at'] = 'meetings.details.problem.time'
  // A wrong beginning says nothing about the end.
  if (ends === null || (ends && starts === '')) problems['ends_at'] = 'meetings.details.problem.time'
  else if (starts && ends && ends <= starts) problems['ends_at'] = 'meetings.details.problem.order'
  for (const name of ['place', 'why_needed'] as const)
    if (lettingIn.test(typed[name])) problems[name] = 'meetings.details.problem.joining'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, times: { starts_at: starts ?? '', ends_at: ends ?? '' } }
}

type When = Times & { readonly place: string; readonly how: string }

/** "12 March 2026, 18:30 to 20:00, Village hall" for mails. */
export function whenAndWhere(t: Translate, meeting: When): string {
  const { starts_at, ends_at } = meeting
  const time = starts_at && (ends_at ? t('meetings.details.from-to', { starts_at, ends_at }) : starts_at)
  return [longDay(meeting.held_on), time, meeting.place || t(`meetings.details.how-options.${meeting.how}`)]
    .filter(Boolean)
    .join(', ')
}
