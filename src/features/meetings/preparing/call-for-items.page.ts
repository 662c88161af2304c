/** Asks every seat for items, and says until when. */
import { runsPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { tellSeats } from '../mailing.ts'
import { changeMeeting } from '../meeting.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'

const form = {
  proposals_close_on: dayField({ future: true, label: 'meetings.call.close-on', hint: 'meetings.call.close-on-hint' }),
  version: versionField(),
}

export const callForItemsPage = definePage({
  path: '/meetings/:id/call-for-items',
  mendsRecord: { meeting: ['call-for-items'] },
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.items-asked',
  publishes: 'nothing',
  template: 'meetings/preparing/call-for-items.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ subject: { meeting }, t }) {
    return {
      title: t('meetings.call.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      form: writeForm(form, { proposals_close_on: meeting.proposals_close_on as never, version: meeting.version }),
    }
  },
  async submit({ db, hub, subject: { meeting }, form: typed, today, now, t, audit }) {
    const closes = typed.proposals_close_on
    if (meeting.state === 'held' || meeting.state === 'cancelled')
      return refuse({ proposals_close_on: 'meetings.call.problem.over' })
    if (closes < today || closes > meeting.held_on) return refuse({ proposals_close_on: 'meetings.call.problem.day' })
    if (
      !(await changeMeeting(db, meeting.id, typed.version, { proposals_close_on: closes, proposals_asked_at: now }))
    ) {
      return stale(writeForm(form, { proposals_close_on: meeting.proposals_close_on as never }), meeting.version)
    }
    const told = await tellSeats(db, hub, {
      meeting,
      today,
      subject: t('meetings.mail.call.subject', { partnership: meeting.partnership }),
      body: ({ name }) =>
        t('meetings.mail.call.body', {
          name,
          partnership: meeting.partnership,
          day: longDay(meeting.held_on),
          closes: longDay(closes),
          link: `${hub.origin}/meetings/${meeting.id}/proposals`,
        }),
    })
    await audit({
      action: 'meeting.items-asked',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      after: { proposals_close_on: closes, told },
    })
    return redirect(`/meetings/${meeting.id}`, 'meetings.done.asked')
  },
})
