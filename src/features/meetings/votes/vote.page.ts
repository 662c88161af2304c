/** A seat votes in a meeting on its own phone, and may vote otherwise until the vote ends. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { choice, passage, pick } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { listAttendance } from '../attendance.queries.ts'
import { unkeptIn } from '../decisions/answering.ts'
import { hasInterest } from '../entitlement.ts'
import { holdsSeat, type OwnSeat } from '../standing.ts'
import { type ItemHere, idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { castPositions, castVote, findVote, holdVote, type ItemVote } from '../votes.queries.ts'

const form = {
  seat: pick({ label: 'meetings.written.seat', as: 'radios', optional: true }),
  position: choice({ label: 'meetings.vote.position', options: castPositions, speaksFor: true }),
  view: passage({ label: 'meetings.written.view', hint: 'meetings.written.view-hint', max: 3000, optional: true }),
}

type VoteHere = ItemHere & { readonly vote: ItemVote; readonly seats: readonly OwnSeat[] }

/** The vote of the address, for the seats that have no interest in its item. */
async function voteHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<VoteHere> | null> {
  const vote = await findVote(db, id)
  const found = vote && (await itemHere(db, { id: vote.agenda_item_id }, hub, actor))
  if (!found) return null
  const { standing, item } = found.record
  const seats = standing.seats.filter(seat => !hasInterest(seat, item.conflictedSeats))
  return { ref: seats.length > 0 ? found.ref : null, record: { ...found.record, vote, seats } }
}

export const votePage = definePage({
  path: '/votes/:id',
  workspace: { within: 'meetings' },
  access: holdsSeat,
  audit: 'item-vote.given',
  publishes: 'nothing',
  template: 'meetings/votes/vote.njk',
  params: idParams,
  subject: voteHere,
  form,
  async show({ subject: { vote, item, meeting, seats }, actor, typed, t }) {
    const own = vote.casts.filter(({ personId }) => personId === actor.person?.id)
    return {
      title: t('meetings.vote.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      vote,
      item,
      meeting,
      open: vote.ended_at === null,
      unkept: vote.ended_at === null ? null : unkeptIn(typed),
      seats: seats.map(({ id, name }) => ({ value: id, text: name })),
      own: seats.flatMap(seat => own.findLast(({ seatId }) => seatId === seat.id) ?? []),
    }
  },
  async submit({ db, actor, subject: { vote, meeting, seats }, form: typed, now, audit }) {
    const seat = seats.length === 1 ? seats[0] : seats.find(({ id }) => id === typed.seat)
    if (!seat) return refuse({ seat: 'meetings.written.problem.seat' })
    const held = await holdVote(db, vote.id)
    if (held.ended_at !== null) return refuse({ position: 'meetings.vote.problem.over' })
    const personId = actor.person!.id
    const recorded = (await listAttendance(db, meeting.id)).find(one => one.seatId === seat.id && one.itemId === null)
    if (recorded && recorded.personId !== personId) return refuse({ position: 'meetings.vote.problem.not-here' })
    const { position, view } = typed
    await castVote(db, vote.id, { seatId: seat.id, personId, as: seat.as, position, view, at: now })
    await audit({
      action: 'item-vote.given',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'item_vote', id: vote.id },
      after: { seat: seat.id, position, as: seat.as },
    })
    return redirect(`/votes/${vote.id}`, 'meetings.done.vote')
  },
})
