/** A seat declares a conflict of interest in an item: it leaves the item and is not counted. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { passage, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { takesProposals } from '../preparing/proposals.page.ts'
import { sitsOrRuns } from '../standing.ts'
import { type ItemHere, idParams, itemOfSeats, meetingCrumbs, partnershipRef } from '../subject.ts'
import { filledSeats, isRecordable } from './recording.ts'

const form = {
  seat: pick({ label: 'meetings.interests.seat', as: 'radios', optional: true }),
  interest: passage({ label: 'meetings.interests.interest', hint: 'meetings.interests.interest-hint', max: 1000 }),
}

/** The seats the reader may declare for: their own, or any for those who record the meeting. */
async function seatsToDeclareFor(
  db: Parameters<typeof filledSeats>[0],
  { meeting, standing, item }: ItemHere,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const seats = standing.runs ? await filledSeats(db, meeting) : standing.seats
  return seats.filter(seat => !item.conflictedSeats.includes(seat.id)).map(({ id, name }) => ({ id, name }))
}

/** Seats declare until the meeting ends; those who record it may still note it until the minutes are approved. */
function mayDeclare({ meeting, standing }: ItemHere, today: string): boolean {
  return takesProposals(meeting) || (standing.runs && isRecordable(meeting, today))
}

export const interestsPage = definePage({
  path: '/agenda-items/:id/interests',
  access: sitsOrRuns,
  audit: 'interest.declared',
  template: 'meetings/running/interests.njk',
  params: idParams,
  subject: itemOfSeats,
  form,
  async show({ db, subject, today, t }) {
    const { item, meeting } = subject
    return {
      title: t('meetings.interests.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      item,
      meeting,
      open: mayDeclare(subject, today),
      seats: (await seatsToDeclareFor(db, subject)).map(seat => ({ value: seat.id, text: seat.name })),
      declared: await declaredIn(db, item.id),
    }
  },
  async submit({ db, actor, subject, form: typed, today, audit }) {
    const { item, meeting, standing } = subject
    if (!mayDeclare(subject, today)) return refuse({ interest: 'meetings.interests.problem.over' })
    const seats = await seatsToDeclareFor(db, subject)
    const seat = seats.length === 1 && !typed.seat ? seats[0] : seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: { key: 'web.errors.choose', values: { label: 'meetings.interests.seat' } } })
    const id = newId()
    await db
      .insertInto('interest_declared')
      .values({
        id,
        agenda_item_id: item.id,
        seat_id: seat.id,
        person_id: actor.person!.id,
        interest: typed.interest,
      })
      .execute()
    await dropPositions(db, item.id, seat.id)
    await audit({
      action: 'interest.declared',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'interest_declared', id },
      after: { agenda_item: item.id, seat: seat.id },
    })
    const to =
      standing.runs && !standing.seats.some(one => one.id === seat.id)
        ? `/meetings/${meeting.id}/running#item-${item.id}`
        : `/meetings/${meeting.id}`
    return redirect(to, 'meetings.done.interest')
  },
})

/** A seat with an interest is never counted, not even where the interest came to light after the decision. */
async function dropPositions(tx: Tx, itemId: string, seatId: string): Promise<void> {
  await tx
    .deleteFrom('position')
    .where('seat_id', '=', seatId)
    .where('decision_id', 'in', tx.selectFrom('decision').select('id').where('agenda_item_id', '=', itemId))
    .execute()
}

function declaredIn(db: Parameters<typeof filledSeats>[0], itemId: string) {
  return db
    .selectFrom('interest_declared')
    .innerJoin('seat', 'seat.id', 'interest_declared.seat_id')
    .select(['seat.name as seat', 'interest_declared.interest'])
    .where('agenda_item_id', '=', itemId)
    .orderBy('seat.name')
    .execute()
}
