/** An action that comes of an item: what, which seat owns it, by when. */
import { runsPartnership } from '../../../access/access.ts'
import { dayField, line, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { setAction } from '../../partnerships/index.ts'
import { fromItem } from '../actions/action.queries.ts'
import { filledSeats, isRecordable } from '../recording.ts'
import { idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'

const form = {
  what: line({ label: 'meetings.action.what', max: 500 }),
  owner_seat_id: pick({ label: 'meetings.action.owner' }),
  due_on: dayField({ future: true, label: 'meetings.action.due' }),
}

export const newActionPage = definePage({
  path: '/agenda-items/:id/actions/new',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'action.added',
  publishes: 'nothing',
  template: 'meetings/running/new-action.njk',
  params: idParams,
  subject: itemHere,
  form,
  async show({ db, subject: { item, meeting }, t }) {
    return {
      title: t('meetings.action.new'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.running.title'), href: `/meetings/${meeting.id}/running` },
      ],
      item,
      seats: (await filledSeats(db, meeting)).map(seat => ({ value: seat.id, text: seat.name })),
    }
  },
  async submit({ db, subject: { item, meeting }, form: typed, today, audit }) {
    if (!isRecordable(meeting, today)) return refuse({ what: 'meetings.running.problem.closed' })
    if (typed.due_on < today) return refuse({ due_on: 'meetings.action.problem.due' })
    const seats = await filledSeats(db, meeting)
    if (!seats.some(seat => seat.id === typed.owner_seat_id))
      return refuse({ owner_seat_id: { key: 'web.errors.choose', values: { label: 'meetings.action.owner' } } })
    const id = await setAction(db, meeting.partnership_id, { kind: fromItem, id: item.id }, typed)
    await audit({
      action: 'action.added',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'action', id },
      after: { owner_seat: typed.owner_seat_id, due_on: typed.due_on },
    })
    return redirect(`/meetings/${meeting.id}/running#item-${item.id}`, 'meetings.done.action')
  },
})
