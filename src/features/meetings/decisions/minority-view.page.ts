/** A seat that was not for a decision puts its view on record, in its own words. */
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { pick, reply, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { seatsOn } from '../../partnerships/index.ts'
import type { MinorityView } from '../decision.queries.ts'
import { findMeeting } from '../meeting.queries.ts'
import { holdsSeat } from '../standing.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { type DecisionHere, decisionCrumbs, decisionHere } from './decision-here.ts'

type Seat = { readonly id: string; readonly name: string; readonly view: MinorityView | null }

/**
 * The seats that were not for a decision and that somebody held on that day, or spoke for in it: their view can stand beside. Whoever came to
 * sit there later was not part of it.
 */
export async function dissenting(db: Handle, { decision }: DecisionHere, actor: Actor): Promise<Seat[]> {
  const person = actor.person?.id
  const others = decision.positions.filter(({ position }) => position === 'against' || position === 'abstain')
  if (person === undefined || others.length === 0) return []
  const spoke = await db
    .selectFrom('decision_seat')
    .select('seat_id')
    .where('decision_id', '=', decision.id)
    .where('person_id', '=', person)
    .execute()
  const held = (await seatsOn(db, decision.partnership_id, decision.decided_on)).filter(
    ({ holder }) => holder?.personId === person,
  )
  const own = new Set([...spoke.map(({ seat_id }) => seat_id), ...held.map(({ id }) => id)])
  return others.flatMap(({ seatId, seat }) =>
    own.has(seatId)
      ? [{ id: seatId, name: seat, view: decision.views.find(one => one.seatId === seatId) ?? null }]
      : [],
  )
}

/** Whether what a seat put on record itself stays: once the minutes are approved, and where it answered in writing. */
async function stays(db: Handle, { decision }: DecisionHere, { view }: Seat): Promise<boolean> {
  if (!view?.givenOn) return false
  const meeting = decision.meeting_id ? await findMeeting(db, decision.meeting_id) : null
  return meeting === null || meeting.minutes_approved_on !== null
}

const form = {
  seat: pick({ label: 'meetings.view.seat', as: 'radios', optional: true }),
  text: reply({ label: 'meetings.view.text', hint: 'meetings.view.text-hint', max: 3000 }),
}

export const minorityViewPage = definePage({
  path: '/decisions/:id/minority-view',
  workspace: { within: 'meetings' },
  access: holdsSeat,
  audit: 'minority-view.given',
  publishes: 'nothing',
  template: 'meetings/decisions/minority-view.njk',
  params: idParams,
  async subject(db, params: { id: string }, hub, actor) {
    const found = await decisionHere(db, params, hub, actor)
    return found && ((await dissenting(db, found.record, actor)).length > 0 ? found : { ...found, ref: null })
  },
  form,
  async show({ db, subject, actor, t }) {
    const seats = await dissenting(db, subject, actor)
    return {
      title: t('meetings.view.title'),
      breadcrumbs: decisionCrumbs(t, subject.decision),
      decision: subject.decision,
      seats: seats.map(seat => ({ value: seat.id, text: seat.name })),
      form: writeForm(form, { text: seats[0]?.view?.text ?? '' }),
    }
  },
  async submit({ db, subject, actor, form: typed, today, audit }) {
    const seats = await dissenting(db, subject, actor)
    const seat = seats.length === 1 ? seats[0] : seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: { key: 'web.errors.choose', values: { label: 'meetings.view.seat' } } })
    if (await stays(db, subject, seat)) return refuse({ text: 'meetings.view.problem.stands' })
    const given = { text: typed.text, given_by: actor.person!.id, given_on: today }
    await db
      .insertInto('minority_view')
      .values({ id: newId(), decision_id: subject.decision.id, seat_id: seat.id, ...given })
      .onConflict(on => on.columns(['decision_id', 'seat_id']).doUpdateSet(given))
      .execute()
    await audit({
      action: 'minority-view.given',
      subject: partnershipRef(subject.decision.partnership_id),
      record: { kind: 'decision', id: subject.decision.id },
      before: seat.view && { length: seat.view.text.length, own: seat.view.givenOn !== null },
      after: { seat: seat.id, length: typed.text.length },
    })
    return redirect(`/decisions/${subject.decision.id}`, 'meetings.done.view')
  },
})
