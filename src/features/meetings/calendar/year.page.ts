/** A year of meetings in one form: a rhythm gives the days, days off are kept clear of, and one mail brings them all. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay, weekday } from '../../../kernel/day.ts'
import { publicHolidays, sayHoliday } from '../../../kernel/holidays.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, dayField, passage, picks, readForm, tick, whole, writeForm } from '../../../web/fields.ts'
import type { Area } from '../../../web/hub.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../../partnerships/index.ts'
import { checkDetails, detailFields, whenAndWhere } from '../details.ts'
import { keepJoining } from '../joining.queries.ts'
import { reachableSeats } from '../mailing.ts'
import { listMeetings } from '../meeting.queries.ts'
import { meetingsCrumbs, partnershipHere, partnershipRef, slugParams } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'
import { fileOf } from './calendar-file.ts'
import { noteDateTold } from './dates-told.queries.ts'
import { daysOf, type Off, type Planned, rhythms } from './rhythm.ts'

const { held_on: _, why_needed: __, ...details } = detailFields
const form = {
  first_day: dayField({ future: true, label: 'meetings.year.first', hint: 'meetings.year.first-hint' }),
  rhythm: choice({ label: 'meetings.year.rhythm', options: rhythms, as: 'select' }),
  count: whole({ label: 'meetings.year.count', min: 2, max: 30 }),
  clear: choice({ label: 'meetings.year.clear', options: ['holidays', 'busy', 'nothing'] }),
  ...details,
  why_needed: passage({ label: 'meetings.details.why', hint: 'meetings.year.why-hint', max: 2000 }),
  days: picks({ label: 'meetings.year.days' }),
  /** Enter in a box shows the dates and announces nothing. */
  show: tick({ label: 'meetings.year.show' }),
}
const opened = writeForm(form, { rhythm: 'month', count: 12, clear: 'holidays', how: 'in-person' })

/** The stretches to keep clear of from a day on: public holidays, and where asked the busy times of the area. */
async function offFrom(db: Handle, area: Area, first: Day, clear: 'holidays' | 'busy' | 'nothing'): Promise<Off[]> {
  if (clear === 'nothing') return []
  const last = `${Number(first.slice(0, 4)) + 6}-12-31` as Day
  const holidays = publicHolidays(area.holidayCountry, first, last).map(one => ({
    name: sayHoliday(one),
    from: one.day,
    to: one.day,
  }))
  if (clear === 'holidays') return holidays
  const busy = await db.selectFrom('busy_period').select(['name', 'from_day as from', 'to_day as to']).execute()
  return [...holidays, ...busy]
}

export const meetingYearPage = definePage({
  path: '/partnerships/:slug/meetings/year',
  access: runsPartnership,
  audit: 'meeting.announced',
  publishes: 'nothing',
  template: 'meetings/calendar/year.njk',
  params: slugParams,
  subject: partnershipHere,
  form,
  async show({ db, area, today, subject: { partnership, standing }, typed, t }) {
    const read = typed && readForm(form, typed, { today, area, subject: { partnership, standing } })
    const planned = read?.ok ? await plan(db, area, read.values) : []
    const there = new Set((await listMeetings(db, partnership.id)).map(({ held_on }) => held_on))
    // Dates that are shown anew are all proposed; those that were chosen from stay as they were chosen.
    const chosen = typed?.values['show'] ? undefined : typed?.values['days']
    return {
      title: t('meetings.year.title'),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      partnership,
      over: isOver(partnership),
      dates: planned.map(each => ({
        value: each.day,
        text: t('meetings.year.date', { weekday: t(`meetings.weekday.${weekday(each.day)}`), day: longDay(each.day) }),
        note: noteOn(t, each, there),
        checked: chosen ? chosen.includes(each.day) : !there.has(each.day),
      })),
      form: opened,
    }
  },
  async submit({ db, hub, area, subject: { partnership }, form: typed, today, now, t, audit }) {
    if (isOver(partnership)) return refuse({ first_day: 'meetings.new.problem.over' })
    const checked = checkDetails({ ...typed, held_on: typed.first_day })
    if (!checked.ok) return refuse(checked.problems)
    if (typed.show) return refuse({})
    const days = (await plan(db, area, typed)).map(({ day }) => day).filter(day => typed.days.includes(day))
    if (days.length === 0) return refuse({ days: 'meetings.year.problem.none' })
    const { how, place, why_needed } = typed
    const rows = days.map(held_on => ({
      id: newId(),
      partnership_id: partnership.id,
      announced_on: today,
      held_on,
      how,
      place,
      why_needed,
      ...checked.times,
    }))
    await db.insertInto('meeting').values(rows).execute()
    for (const { id } of rows) await keepJoining(db, id, typed.joining)
    await reconcile(db, hub, partnership.id, today)
    const ids = new Set(rows.map(({ id }) => id))
    const meetings = (await listMeetings(db, partnership.id)).filter(({ id }) => ids.has(id))
    const calendar = { name: partnership.name, origin: hub.origin, timeZone: area.timeZone, now }
    const people = await reachableSeats(db, partnership.id, today)
    for (const meeting of meetings) await noteDateTold(db, meeting, people, true)
    const dates = meetings.map(meeting => whenAndWhere(t, meeting)).join('\n')
    const joining = typed.joining === '' ? '' : t('meetings.mail.joining', { joining: typed.joining })
    const link = `${hub.origin}/partnerships/${partnership.slug}/meetings`
    for (const { name, email } of people)
      await sendMail(
        db,
        hub.seal,
        {
          to: email,
          subject: t('meetings.mail.year.subject', { partnership: partnership.name, count: rows.length }),
          body: [
            t('meetings.mail.year.body', { name, partnership: partnership.name, dates, why: why_needed, link }),
            joining,
          ]
            .filter(Boolean)
            .join('\n\n'),
          attachments: [fileOf(meetings, calendar)],
        },
        { kind: 'meeting', id: rows[0]!.id },
      )
    const told = people.length
    for (const { id, held_on } of rows)
      await audit({
        action: 'meeting.announced',
        subject: partnershipRef(partnership.id),
        record: { kind: 'meeting', id },
        after: { held_on, why_needed, told },
      })
    return redirect(`/partnerships/${partnership.slug}/meetings`, 'meetings.done.year')
  },
})

type Asked = {
  readonly first_day: Day
  readonly rhythm: (typeof rhythms)[number]
  readonly count: number
  readonly clear: 'holidays' | 'busy' | 'nothing'
}

async function plan(db: Handle, area: Area, asked: Asked): Promise<Planned[]> {
  const off = await offFrom(db, area, asked.first_day, asked.clear)
  return daysOf(asked.first_day, asked.rhythm, asked.count, off)
}

/** Why a day is not the one the rhythm gives, or that there is a meeting on it already. */
function noteOn(t: Translate, { day, instead }: Planned, there: ReadonlySet<Day>): string {
  if (there.has(day)) return t('meetings.year.there')
  if (instead === null) return ''
  return t('meetings.year.moved', { day: longDay(instead.day), because: instead.because })
}
