/** Writes the minutes: drafted from the records, edited by hand, published for all; then approved at the next meeting. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { hidden, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { listActions } from '../actions/action.queries.ts'
import { tellSeats } from '../mailing.ts'
import { changeMeeting, holdMeeting, type Meeting } from '../meeting.queries.ts'
import { showMeeting } from '../meeting-page/meeting.view.ts'
import { noStanding } from '../standing.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { questionOnMinutes } from './approving.ts'
import { draftMinutes } from './draft.ts'

const form = {
  minutes: passage({ label: 'meetings.draft.text', hint: 'meetings.draft.text-hint', max: 200_000 }),
  act: hidden(),
  version: versionField(),
}

/** The draft from the records, seen with the eyes of the public. */
async function freshDraft(db: Handle, t: Translate, meeting: Meeting): Promise<string> {
  const shown = await showMeeting(db, meeting, noStanding)
  const actions = await listActions(db, meeting.partnership_id, noStanding)
  return draftMinutes(t, { meeting, shown, actions: actions.filter(action => action.meetingId === meeting.id) })
}

export const draftPage = definePage({
  path: '/meetings/:id/minutes/draft',
  mendsRecord: { meeting: ['minutes'] },
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'minutes.saved',
  publishes: 'nothing',
  template: 'meetings/minutes/draft.njk',
  params: idParams,
  query: z.object({ fresh: z.string().optional() }),
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting }, query, t }) {
    const asked = await questionOnMinutes(db, meeting.id)
    const fresh = meeting.minutes === '' || query.fresh !== undefined
    const minutes = fresh ? await freshDraft(db, t, meeting) : meeting.minutes
    return {
      title: t('meetings.draft.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: meeting.state === 'held' && meeting.minutes_approved_on === null,
      asked,
      fresh,
      form: writeForm(form, { minutes, version: meeting.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, now, t, audit }) {
    // Held, so that no question on this text is put to the seats meanwhile.
    const meeting = await holdMeeting(db, subject.meeting.id)
    if (meeting.state !== 'held' || meeting.minutes_approved_on !== null)
      return refuse({ minutes: 'meetings.draft.problem.closed' })
    const asked = await questionOnMinutes(db, meeting.id)
    if (asked)
      return refuse({ minutes: { key: 'meetings.draft.problem.asked', values: { day: longDay(asked.closes_on) } } })
    const publishes = typed.act === 'publish' && meeting.minutes_published_at === null
    const change = { minutes: typed.minutes, ...(publishes ? { minutes_published_at: now } : {}) }
    if (!(await changeMeeting(db, meeting.id, typed.version, change)))
      return stale(writeForm(form, { minutes: meeting.minutes }), meeting.version)
    if (publishes) {
      const clock = await hub.clock(db, { kind: 'partnership', id: meeting.partnership_id }, today)
      await tellSeats(db, hub, {
        meeting,
        today,
        subject: t('meetings.mail.minutes.subject', { partnership: meeting.partnership }),
        body: ({ name, seatId }) =>
          t('meetings.mail.minutes.body', {
            name,
            day: longDay(meeting.held_on),
            days: clock('report-back').value,
            link: `${hub.origin}/meetings/${meeting.id}/minutes`,
            report: `${hub.origin}/seats/${seatId}/reports/${meeting.id}`,
          }),
      })
    }
    await audit({
      action: publishes ? 'minutes.published' : 'minutes.saved',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      after: { length: typed.minutes.length },
    })
    return redirect(
      `/meetings/${meeting.id}/minutes`,
      publishes ? 'meetings.done.minutes-published' : 'meetings.done.minutes-saved',
    )
  },
})
