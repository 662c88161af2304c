/** Counts who speaks on an item, one tap for each turn: a chair sees whom the meeting has not heard yet. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { listAttendance } from '../attendance.queries.ts'
import { hasInterest } from '../entitlement.ts'
import { listItems } from '../item.queries.ts'
import { shownTo } from '../item-shown.ts'
import { filledSeats, isRecordable } from '../recording.ts'
import { markOf } from '../roll.ts'
import { type ItemHere, idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { countTurn, listTurns } from './turns.queries.ts'

const form = { act: hidden() }

/** The seats that can speak on an item: who is not marked as away, has not left for it and has no interest in it. */
async function speakers(db: Handle, { item, meeting }: Pick<ItemHere, 'item' | 'meeting'>) {
  const attendance = await listAttendance(db, meeting.id)
  return (await filledSeats(db, meeting)).filter(seat => {
    const mark = markOf(attendance, seat.id)
    const isOut = attendance.some(one => one.seatId === seat.id && one.itemId === item.id && one.state !== 'present')
    return mark !== 'apology' && mark !== 'absent' && !isOut && !hasInterest(seat, item.conflictedSeats)
  })
}

export const turnsPage = definePage({
  path: '/agenda-items/:id/turns',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'meeting.turn-counted',
  publishes: 'nothing',
  template: 'meetings/turns/turns.njk',
  params: idParams,
  subject: itemHere,
  form,
  async show({ db, subject, today, t }) {
    const { item, meeting, standing } = subject
    const counted = (await listTurns(db, meeting.id)).filter(({ itemId }) => itemId === item.id)
    const turnsOf = new Map(counted.map(({ seatId, turns }) => [seatId, turns]))
    const items = (await listItems(db, meeting.id)).filter(({ state }) => state === 'accepted')
    const next = items.slice(items.findIndex(({ id }) => id === item.id) + 1).map(one => shownTo(standing, one))
    return {
      title: t('meetings.turns.title'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.running.title'), href: `/meetings/${meeting.id}/running` },
      ],
      item,
      meeting,
      open: isRecordable(meeting, today),
      seats: (await speakers(db, subject)).map(({ id, name }) => ({ id, name, turns: turnsOf.get(id) ?? 0 })),
      // The next item that this reader may record.
      next: next.find(({ kept }) => !kept)?.item ?? null,
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const { item, meeting } = subject
    if (!isRecordable(meeting, today)) return refuse({ act: 'meetings.running.problem.closed' })
    const [verb = '', seatId = ''] = typed.act.split(':')
    const seat = (await speakers(db, subject)).find(({ id }) => id === seatId)
    if (!seat || (verb !== 'spoke' && verb !== 'back')) return refuse({ act: 'meetings.turns.problem.seat' })
    const turns = await countTurn(db, item.id, seat.id, verb === 'spoke' ? 1 : -1)
    await audit({
      action: 'meeting.turn-counted',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'agenda_item', id: item.id },
      after: { seat: seat.id, turns },
    })
    return redirect(`/agenda-items/${item.id}/turns`)
  },
})
