/** A seat reports back in a few taps: to whom, how, and what they said; before a meeting or after it. */
import { z } from 'zod'
import { newId } from '../../../db/ids.ts'
import { choice, line, reply } from '../../../web/fields.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { crumbs } from '../../partnerships/index.ts'
import { listReports } from '../duties.ts'
import { findMeeting, type Meeting } from '../meeting.queries.ts'
import { holdsSeat } from '../standing.ts'
import { meetingTitle, partnershipRef } from '../subject.ts'
import { ownSeat, type SeatHere } from './seat-here.ts'

const form = {
  to_whom: line({ label: 'meetings.report.to-whom', hint: 'meetings.report.to-whom-hint' }),
  how: choice({ label: 'meetings.report.how', options: ['meeting', 'email', 'phone', 'newsletter', 'other'] }),
  what_they_said: reply({
    label: 'meetings.report.said',
    hint: 'meetings.report.said-hint',
    max: 4000,
    optional: true,
  }),
}

/** The parts of the address of a report: the seat, and the meeting reported on. */
export const reportParams = z.object({ id: z.uuid(), meetingId: z.uuid() })

type ReportHere = SeatHere & { readonly meeting: Meeting }

export const reportPage = definePage({
  path: '/seats/:id/reports/:meetingId',
  workspace: { within: 'seats' },
  access: holdsSeat,
  audit: 'report-back.given',
  publishes: 'nothing',
  template: 'meetings/seats/report.njk',
  params: reportParams,
  async subject(db, params: { id: string; meetingId: string }, hub, actor) {
    const meeting = await findMeeting(db, params.meetingId)
    const found = meeting && (await ownSeat(db, { id: params.id, meetingOn: meeting.held_on }, hub, actor))
    if (!found || meeting.partnership_id !== found.record.partnership.id) return null
    const record: ReportHere = { ...found.record, meeting }
    return { ref: found.ref, record }
  },
  form,
  changesPages: false,
  async show({ db, subject: { meeting, seat, partnership }, t }) {
    return {
      title: t(meeting.state === 'held' ? 'meetings.report.title' : 'meetings.seat.ask-before'),
      breadcrumbs: [...crumbs(t, partnership), { text: seat.name, href: `/seats/${seat.id}` }],
      meeting: meetingTitle(t, meeting),
      before: meeting.state !== 'held',
      reports: (await listReports(db, seat.id)).filter(one => one.meetingId === meeting.id),
    }
  },
  async submit({ db, actor, subject: { meeting, seat, partnership }, form: typed, today, audit }) {
    const id = newId()
    await db
      .insertInto('report_back')
      .values({
        id,
        meeting_id: meeting.id,
        seat_id: seat.id,
        person_id: actor.person!.id,
        before_meeting: meeting.state !== 'held',
        reported_on: today,
        ...typed,
      })
      .execute()
    await audit({
      action: 'report-back.given',
      subject: partnershipRef(partnership.id),
      record: { kind: 'report_back', id },
      after: { seat: seat.id, meeting: meeting.id, before: meeting.state !== 'held' },
    })
    return redirect(`/seats/${seat.id}`, 'meetings.done.reported')
  },
})
