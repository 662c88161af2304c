/**
 * Another body takes the place of a partner that leaves, because the two merged or it hands its part over: it joins the day after, and
 * the seats go on under it with those who hold them and with their open actions. It is asked about all of that and answers for itself.
 */
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Sector } from '../../organisations/index.ts'
import type { Putting } from '../../parties/index.ts'
import { putJoining } from '../consent/joining.matter.ts'
import { putInSeat } from '../consent/seats.matter.ts'
import type { Partnership } from '../partnership.queries.ts'
import { followSeats } from '../seats/representatives.ts'
import {
  addSeat,
  beginTerm,
  findSeats,
  findTerms,
  nameSubstitute,
  type Seat,
  type Term,
  termOn,
} from '../seats/seats.queries.ts'
import { addPartner, findPartners, isPartnerOn, type PartnerRow } from './partners.queries.ts'

/** The body that takes a place. */
export type Follower = { readonly id: string; readonly name: string; readonly sector: Sector }

/** The bodies that may take the place of a partner: every other one that has not ended. */
export async function findFollowers(db: Handle, of: Pick<PartnerRow, 'organisation_id'>): Promise<Follower[]> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'sector'])
    .where('ended_on', 'is', null)
    .where('id', '<>', of.organisation_id)
    .orderBy('name')
    .execute()
}

/** A seat that goes on, with whoever holds it on the last day of the partner that leaves. */
export type GoingOn = { readonly seat: Seat; readonly term: Term | null }

/** The seats of a partner that go on after a last day; to be read before they end with it. */
export async function seatsGoingOn(
  db: Handle,
  {
    partnershipId,
    partnerId,
    lastDay,
  }: { readonly partnershipId: string; readonly partnerId: string; readonly lastDay: Day },
): Promise<GoingOn[]> {
  const open = (await findSeats(db, partnershipId)).filter(
    seat => seat.partner_id === partnerId && (seat.to_day === null || seat.to_day > lastDay),
  )
  const going: GoingOn[] = []
  for (const seat of open) going.push({ seat, term: termOn(await findTerms(db, seat.id), addDays(lastDay, 1)) })
  return going
}

/** Puts the body in the place of the partner, in the transaction in which that leaves. Gives the names of the seats that go on. */
export async function takePlace(
  tx: Tx,
  by: Putting,
  of: {
    readonly partnership: Partnership
    readonly leaving: PartnerRow
    readonly follower: Follower
    readonly lastDay: Day
    readonly seats: readonly GoingOn[]
  },
): Promise<string[]> {
  const { partnership, leaving, follower, lastDay } = of
  const first = addDays(lastDay, 1)
  await tx.updateTable('partner').set({ followed_by_id: follower.id }).where('id', '=', leaving.id).execute()
  const partnerId = await joinFrom(tx, by, partnership, follower, first)
  const names: string[] = []
  for (const going of of.seats) names.push(await carryOn(tx, by, { ...of, going, partnerId, first }))
  return names
}

/** The partner that the body is from a day on: the one it is already, or a new one that is asked. */
async function joinFrom(tx: Tx, by: Putting, partnership: Partnership, { id }: Follower, first: Day): Promise<string> {
  const already = (await findPartners(tx, partnership.id)).find(
    one => one.organisation_id === id && (isPartnerOn(one, first) || one.from_day > first),
  )
  if (already) return already.id
  const words = { reasons: '', offers: '', limits: '', support_needs: '', support_answer: '' }
  const joining = { organisation_id: id, from_day: first, ...words }
  const partner = await addPartner(tx, { ...joining, partnership_id: partnership.id, support_asked_on: null })
  await putJoining(tx, by, partnership, { id: partner, ...joining })
  return partner
}

/** One seat goes on under the body that follows. A part that gives rights is not taken along: the board passes it on by its rules. */
async function carryOn(
  tx: Tx,
  by: Putting,
  of: {
    readonly partnership: Partnership
    readonly leaving: PartnerRow
    readonly follower: Follower
    readonly going: GoingOn
    readonly partnerId: string
    readonly first: Day
  },
): Promise<string> {
  const { partnership, leaving, follower, partnerId, first } = of
  const { seat, term } = of.going
  const name = seat.name.replaceAll(leaving.organisation, follower.name)
  const seatId = await addSeat(tx, {
    partnership_id: partnership.id,
    partner_id: partnerId,
    sector: follower.sector,
    name,
    role: seat.role === 'adviser' ? 'adviser' : 'member',
    role_text: seat.role_text,
    voting: seat.voting,
    goes_on_from: [seat.id, ...seat.goes_on_from],
    from_day: first,
    to_day: seat.to_day,
  })
  await tx
    .updateTable('action')
    .set(eb => ({ owner_seat_id: seatId, version: eb('version', '+', 1) }))
    .where('owner_seat_id', '=', seat.id)
    .where('state', '=', 'open')
    .execute()
  if (term)
    await seatAgain(tx, by, partnership, { ...seat, id: seatId, name, organisation_id: follower.id }, term, first)
  return name
}

/** Whoever held the seat, and stood in, goes on in the one that follows it, for the rest of the term; the body is asked about both. */
async function seatAgain(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  seat: Seat,
  term: Term,
  first: Day,
): Promise<void> {
  const limits = { not_for: term.not_for, most: term.most === null ? null : Number(term.most) }
  const holding = await beginTerm(tx, {
    seat_id: seat.id,
    person_id: term.person_id,
    from_day: first,
    to_day: term.to_day,
    mandate: term.mandate,
    authority: term.authority,
    ...limits,
    selection: term.selection,
    selection_public: term.selection_public,
    buddy: term.buddy,
    buddy_offered: term.buddy_offered,
    induction_done_on: term.induction_done_on,
    interests: term.interests,
    interests_stated_on: term.interests_stated_on,
  })
  const { person_id: personId, name, authority, mandate } = term
  await putInSeat(
    tx,
    by,
    partnership,
    seat,
    { id: holding, personId, name, fromDay: first, authority, limits, mandate },
    'holder',
  )
  const standIn = term.substitutes.find(one => one.from_day <= first && (one.to_day === null || one.to_day >= first))
  if (standIn) {
    const may = { not_for: standIn.not_for, most: standIn.most === null ? null : Number(standIn.most) }
    const id = await nameSubstitute(tx, {
      holding_id: holding,
      person_id: standIn.person_id,
      authority: standIn.authority,
      ...may,
      from_day: first,
      to_day: standIn.to_day,
    })
    const person = { id, personId: standIn.person_id, name: standIn.name, fromDay: first, authority: standIn.authority }
    await putInSeat(tx, by, partnership, seat, { ...person, limits: may, mandate: null }, 'substitute')
  }
  const { hub, today, actor } = by
  for (const person of [personId, ...(standIn ? [standIn.person_id] : [])])
    await followSeats(tx, {
      partnershipId: partnership.id,
      personId: person,
      today,
      by: { hub, person: actor.person! },
    })
}
