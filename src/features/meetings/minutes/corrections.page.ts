/** Seats propose what is to be put right in minutes before these are approved; who runs the partnership answers each. */
import { type Actor, runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { choice, passage, pick, reply, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { tellSeat } from '../mailing.ts'
import type { Meeting } from '../meeting.queries.ts'
import { sitsOrRuns } from '../standing.ts'
import { idParams, type MeetingHere, meetingCrumbs, meetingHere, meetingOfThose, partnershipRef } from '../subject.ts'
import { type Correction, listCorrections } from './corrections.queries.ts'

/** Whether minutes can still be put right: they are out, and not approved. */
function areOpen(meeting: Meeting): boolean {
  return meeting.minutes_published_at !== null && meeting.minutes_approved_on === null
}

/** Whether a correction can be answered: changed until the minutes are approved, and given for the first time after that too. */
function takesAnswer(meeting: Meeting, { state }: Correction): boolean {
  return areOpen(meeting) || state === 'proposed'
}

async function minutesOfSeats(
  db: Handle,
  params: { id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<MeetingHere> | null> {
  const found = await meetingOfThose(db, params, hub, actor)
  return found && found.record.meeting.minutes_published_at !== null ? found : null
}

const form = {
  seat: pick({ label: 'meetings.corrections.seat', as: 'radios', optional: true }),
  text: passage({ label: 'meetings.corrections.text', hint: 'meetings.corrections.text-hint', max: 3000 }),
}

export const correctionsPage = definePage({
  path: '/meetings/:id/minutes/corrections',
  workspace: { within: 'meetings' },
  access: sitsOrRuns,
  audit: 'minutes.correction-proposed',
  publishes: 'nothing',
  template: 'meetings/minutes/corrections.njk',
  params: idParams,
  subject: minutesOfSeats,
  form,
  changesPages: false,
  async show({ db, subject: { meeting, standing }, t }) {
    return {
      title: t('meetings.corrections.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      corrections: (await listCorrections(db, meeting.id)).map(one => ({
        ...one,
        mayAnswer: standing.runs && takesAnswer(meeting, one),
      })),
      open: areOpen(meeting) && standing.seats.length > 0,
      seats: standing.seats.map(seat => ({ value: seat.id, text: seat.name })),
    }
  },
  async submit({ db, actor, subject: { meeting, standing }, form: typed, audit }) {
    if (!areOpen(meeting)) return refuse({ text: 'meetings.corrections.problem.closed' })
    const seat = standing.seats.length === 1 ? standing.seats[0] : standing.seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: 'meetings.written.problem.seat' })
    const id = newId()
    await db
      .insertInto('minutes_correction')
      .values({ id, meeting_id: meeting.id, seat_id: seat.id, person_id: actor.person!.id, text: typed.text })
      .execute()
    await audit({
      action: 'minutes.correction-proposed',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'minutes_correction', id },
      after: { seat: seat.id },
    })
    return redirect(`/meetings/${meeting.id}/minutes/corrections`, 'meetings.done.correction')
  },
})

const answerForm = {
  state: choice({ label: 'meetings.corrections.state', options: ['taken', 'not-taken'] }),
  answer: reply({
    label: 'meetings.corrections.answer',
    hint: 'meetings.corrections.answer-hint',
    max: 2000,
    optional: true,
  }),
  version: versionField(),
}

export const correctionAnswerPage = definePage({
  path: '/minutes-corrections/:id',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'minutes.correction-answered',
  publishes: 'nothing',
  template: 'meetings/minutes/correction.njk',
  params: idParams,
  async subject(db, { id }, hub, actor) {
    const row = await db.selectFrom('minutes_correction').select('meeting_id').where('id', '=', id).executeTakeFirst()
    const found = row && (await meetingHere(db, { id: row.meeting_id }, hub, actor))
    const correction = found && (await listCorrections(db, row.meeting_id)).find(one => one.id === id)
    return found && correction ? { ref: found.ref, record: { ...found.record, correction } } : null
  },
  form: answerForm,
  changesPages: false,
  async show({ subject: { meeting, correction }, t }) {
    const { state, answer, version } = correction
    return {
      title: t('meetings.corrections.answer-title'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.corrections.title'), href: `/meetings/${meeting.id}/minutes/corrections` },
      ],
      meeting,
      correction,
      open: takesAnswer(meeting, correction),
      form: writeForm(answerForm, { ...(state === 'proposed' ? {} : { state }), answer, version }),
    }
  },
  async submit({ db, hub, subject: { meeting, correction }, form: typed, today, t, audit }) {
    if (!takesAnswer(meeting, correction)) return refuse({ state: 'meetings.corrections.problem.closed' })
    if (typed.state === 'not-taken' && typed.answer === '')
      return refuse({ answer: 'meetings.corrections.problem.answer' })
    const { version, ...change } = typed
    if (!(await changeVersioned(db, 'minutes_correction', correction.id, version, { ...change, answered_on: today })))
      return stale(writeForm(answerForm, { answer: correction.answer }), correction.version)
    const told = await tellSeat(db, hub, {
      meeting,
      seatId: correction.seat_id,
      today,
      subject: t('meetings.mail.correction.subject', { partnership: meeting.partnership }),
      body: ({ name, seat }) =>
        t('meetings.mail.correction.body', {
          name,
          seat,
          day: longDay(meeting.held_on),
          text: correction.text,
          state: t(`meetings.corrections.states.${typed.state}`),
          answer: typed.answer,
          link: `${hub.origin}/meetings/${meeting.id}/minutes/corrections`,
        }),
    })
    await audit({
      action: 'minutes.correction-answered',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'minutes_correction', id: correction.id },
      after: { state: typed.state, told },
    })
    // What is taken up is written at once: into the minutes, or beside those that are approved already.
    const then = typed.state === 'not-taken' ? 'corrections' : areOpen(meeting) ? 'draft' : 'errata'
    return redirect(`/meetings/${meeting.id}/minutes/${then}`, 'meetings.done.correction-answered')
  },
})
