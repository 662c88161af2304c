/** Calls a meeting off, with the reason. Its agenda and papers stay; everybody is told. */
import { runsPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { tellSeats } from '../mailing.ts'
import { changeMeeting, takesProposals } from '../meeting.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'

const form = {
  cancelled_because: passage({ label: 'meetings.cancellation.reason', max: 1000 }),
  version: versionField(),
}

export const cancellationPage = definePage({
  path: '/meetings/:id/cancellation',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.cancelled',
  publishes: 'nothing',
  template: 'meetings/preparing/cancellation.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ subject: { meeting }, t }) {
    return {
      title: t('meetings.cancellation.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      open: takesProposals(meeting),
      form: writeForm(form, { version: meeting.version }),
    }
  },
  async submit({ db, hub, subject: { meeting }, form: typed, today, t, audit }) {
    if (!takesProposals(meeting)) return refuse({ cancelled_because: 'meetings.cancellation.problem.over' })
    const { version, cancelled_because } = typed
    const change = { state: 'cancelled' as const, cancelled_on: today, cancelled_because }
    if (!(await changeMeeting(db, meeting.id, version, change))) {
      return stale(writeForm(form, { cancelled_because: meeting.cancelled_because }), meeting.version)
    }
    await reconcile(db, hub, meeting.partnership_id, today)
    const told = await tellSeats(db, hub, {
      meeting: { ...meeting, ...change, version: version + 1 },
      today,
      subject: t('meetings.mail.cancelled.subject', { partnership: meeting.partnership }),
      body: ({ name }) =>
        t('meetings.mail.cancelled.body', {
          name,
          partnership: meeting.partnership,
          day: longDay(meeting.held_on),
          why: cancelled_because,
          link: `${hub.origin}/meetings/${meeting.id}`,
        }),
      forCalendars: true,
    })
    await audit({
      action: 'meeting.cancelled',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      before: { state: meeting.state },
      after: { state: 'cancelled', because: cancelled_because, told },
    })
    return redirect(`/meetings/${meeting.id}`, 'meetings.done.cancelled')
  },
})
