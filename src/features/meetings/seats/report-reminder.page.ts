/** Asks the people in a seat for a report back that is owed: whoever runs the partnership cannot give it for them. */
import { runsPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { actingFor, crumbs } from '../../partnerships/index.ts'
import { listReports } from '../duties.ts'
import { findMeeting } from '../meeting.queries.ts'
import { meetingTitle, partnershipRef } from '../subject.ts'
import { reportParams } from './report.page.ts'
import { seatHere } from './seat-here.ts'

export const reportReminderPage = definePage({
  path: '/seats/:id/reports/:meetingId/reminder',
  mendsRecord: { 'report-back': ['report-backs'] },
  workspace: { within: 'seats' },
  access: runsPartnership,
  audit: 'report-back.reminded',
  publishes: 'nothing',
  template: 'meetings/seats/report-reminder.njk',
  params: reportParams,
  async subject(db, params, hub, actor) {
    const found = await seatHere(db, params, hub, actor)
    const meeting = found && (await findMeeting(db, params.meetingId))
    if (!meeting || meeting.partnership_id !== found.record.partnership.id) return null
    return { ref: partnershipRef(meeting.partnership_id), record: { ...found.record, meeting } }
  },
  changesPages: false,
  async show({ db, subject: { meeting, seat, partnership }, t }) {
    const given = (await listReports(db, seat.id)).some(one => one.meetingId === meeting.id && !one.before_meeting)
    return {
      title: t('meetings.ask-report.title'),
      breadcrumbs: [...crumbs(t, partnership), { text: seat.name, href: `/seats/${seat.id}` }],
      meeting: meetingTitle(t, meeting),
      seat,
      given,
    }
  },
  async submit({ db, hub, subject: { meeting, seat, partnership }, t, audit }) {
    const people = actingFor(seat).filter(({ email }) => email)
    if (meeting.state !== 'held' || people.length === 0)
      return refuse({ reminder: 'meetings.ask-report.problem.nobody' })
    const link = `${hub.origin}/seats/${seat.id}/reports/${meeting.id}`
    for (const person of people) {
      const values = { name: person.name, partnership: meeting.partnership, day: longDay(meeting.held_on), link }
      await sendMail(
        db,
        hub.seal,
        {
          to: person.email!,
          subject: t('meetings.reminder.report-back.subject', values),
          body: t('meetings.reminder.report-back.body', values),
        },
        { kind: 'meeting', id: meeting.id },
      )
    }
    await audit({
      action: 'report-back.reminded',
      subject: partnershipRef(partnership.id),
      record: { kind: 'meeting', id: meeting.id },
      after: { seat: seat.id, people: people.length },
    })
    return redirect(`/seats/${seat.id}`, 'meetings.done.report-asked')
  },
})
