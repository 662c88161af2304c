/** Moves a meeting, or changes where and how it is held. Everybody is told; agenda and papers stay. */
import { runsPartnership } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { checkDetails, detailFields, whenAndWhere } from '../details.ts'
import { findJoining, keepJoining } from '../joining.queries.ts'
import { tellSeats } from '../mailing.ts'
import { changeMeeting, type Meeting, takesProposals } from '../meeting.queries.ts'
import { keepMove } from '../moves.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'

const form = {
  ...detailFields,
  moved_because: passage({
    label: 'meetings.date.reason',
    hint: 'meetings.date.reason-hint',
    max: 1000,
    optional: true,
  }),
  version: versionField(),
}

function shown(meeting: Meeting, joining: string) {
  const { how, ...rest } = meeting
  return writeForm(form, { ...rest, how: how === 'written' ? 'online' : how, joining, moved_because: '' })
}

export const datePage = definePage({
  path: '/meetings/:id/date',
  mendsRecord: { meeting: ['meeting'] },
  onlyKeeps: true,
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.moved',
  publishes: 'nothing',
  template: 'meetings/preparing/date.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting }, t }) {
    return {
      title: t('meetings.date.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: takesProposals(meeting),
      form: shown(meeting, await findJoining(db, meeting.id)),
    }
  },
  async submit({ db, hub, subject: { meeting }, form: typed, today, t, audit }) {
    if (!takesProposals(meeting)) return refuse({ held_on: 'meetings.date.problem.over' })
    const checked = checkDetails(typed)
    if (!checked.ok) return refuse(checked.problems)
    const { version, moved_because: because, joining, ...values } = typed
    const isMoved = typed.held_on !== meeting.held_on
    if (isMoved && because === '') return refuse({ moved_because: 'meetings.date.problem.reason' })
    const move = isMoved ? { moved_from: meeting.held_on, moved_on: today, moved_because: because } : {}
    if (!(await changeMeeting(db, meeting.id, version, { ...values, ...checked.times, ...move })))
      return stale(shown(meeting, await findJoining(db, meeting.id)), meeting.version)
    if (isMoved) await keepMove(db, meeting, { to: typed.held_on, on: today, because })
    await keepJoining(db, meeting.id, joining)
    const next: Meeting = { ...meeting, ...values, ...checked.times, version: version + 1 }
    const told = await tellSeats(db, hub, {
      meeting: next,
      today,
      subject: t('meetings.mail.moved.subject', { partnership: meeting.partnership }),
      body: ({ name }) =>
        t('meetings.mail.moved.body', {
          name,
          partnership: meeting.partnership,
          before: whenAndWhere(t, meeting),
          when: whenAndWhere(t, next),
          why: because,
          link: `${hub.origin}/meetings/${meeting.id}`,
        }),
      forCalendars: true,
    })
    await audit({
      action: isMoved ? 'meeting.moved' : 'meeting.changed',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      before: { held_on: meeting.held_on, place: meeting.place, how: meeting.how },
      after: { held_on: typed.held_on, place: typed.place, how: typed.how, because, told },
    })
    return redirect(`/meetings/${meeting.id}`, 'meetings.done.moved')
  },
})
