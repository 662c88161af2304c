/** Minutes are approved by the seats: as an item of a later meeting, or in writing. Here they are put before them. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { nextPosition } from '../item.queries.ts'
import { comesLate, judgeLate, lateField } from '../late.ts'
import { listMeetings, type Meeting } from '../meeting.queries.ts'
import { isRecordable } from '../recording.ts'
import { idParams, meetingCrumbs, meetingHere, meetingTitle, partnershipRef } from '../subject.ts'
import { listUnanswered } from './corrections.queries.ts'

const form = { meeting: pick({ label: 'meetings.approval.meeting', as: 'radios' }), late_because: lateField }

/** The later meetings whose agenda can still take the minutes up. */
async function mayApprove(db: Handle, meeting: Meeting, today: Day): Promise<Meeting[]> {
  return (await listMeetings(db, meeting.partnership_id, meeting.held_on)).filter(
    one =>
      one.held_on > meeting.held_on && one.state !== 'cancelled' && (one.held_on >= today || isRecordable(one, today)),
  )
}

/** The items and questions in writing by which minutes are before the seats. */
async function beforeSeats(db: Handle, meetingId: string) {
  return db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['meeting.id', 'meeting.held_on', 'agenda_item.closed'])
    .where('agenda_item.approves_meeting_id', '=', meetingId)
    .where('meeting.state', '<>', 'cancelled')
    .where('agenda_item.state', '=', 'accepted')
    .execute()
}

export const approvalPage = definePage({
  path: '/meetings/:id/minutes/approval',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'minutes.put-to-seats',
  publishes: 'nothing',
  template: 'meetings/minutes/approval.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting }, today, t }) {
    const before = await beforeSeats(db, meeting.id)
    const later = (await mayApprove(db, meeting, today)).filter(one => !before.some(({ id }) => id === one.id))
    return {
      title: t('meetings.approval.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: meeting.minutes_published_at !== null && meeting.minutes_approved_on === null,
      unanswered: await listUnanswered(db, meeting.id),
      before: before
        .filter(({ closed }) => !closed)
        .map(({ id, held_on }) => ({ id, text: meetingTitle(t, { held_on }) })),
      late: (await Promise.all(later.map(one => comesLate(db, one, today)))).some(Boolean),
      meetings: later.map(one => ({ value: one.id, text: longDay(one.held_on) })),
      form: writeForm(form, later[0] ? { meeting: later[0].id } : {}),
    }
  },
  async submit({ db, actor, subject: { meeting }, form: typed, today, t, audit }) {
    if (meeting.minutes_published_at === null || meeting.minutes_approved_on !== null)
      return refuse({ meeting: 'meetings.approval.problem.closed' })
    const before = await beforeSeats(db, meeting.id)
    const at = (await mayApprove(db, meeting, today)).find(one => one.id === typed.meeting)
    if (!at) return refuse({ meeting: 'meetings.approval.problem.meeting' })
    if (before.some(({ id }) => id === at.id)) return refuse({ meeting: 'meetings.approval.problem.already' })
    const late = await judgeLate(db, at, { actor, today, because: typed.late_because })
    if (!late.ok) return refuse({ late_because: late.problem })
    const id = newId()
    await db
      .insertInto('agenda_item')
      .values({
        id,
        meeting_id: at.id,
        position: await nextPosition(db, at.id),
        title: t('meetings.approval.item', { day: longDay(meeting.held_on) }),
        state: 'accepted',
        standing: 'minutes',
        does: 'decision',
        approves_meeting_id: meeting.id,
        ...late.columns,
      })
      .execute()
    await audit({
      action: 'minutes.put-to-seats',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      after: { at: at.id },
    })
    return redirect(`/meetings/${at.id}/agenda#item-${id}`, 'meetings.done.approval-asked')
  },
})
