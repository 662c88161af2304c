/** Where somebody stands in a partnership: whether they run it, and which seats they hold or stand in for. */
import { type AccessRule, type Actor, runsPartnership, type SubjectRef } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { type SeatOn, seatsOn, undenied } from '../partnerships/index.ts'

/** A seat somebody may act for, with the seats that it goes on from. */
export type OwnSeat = Pick<SeatOn, 'id' | 'name' | 'goesOnFrom'> & { readonly as: 'holder' | 'substitute' }

/** What somebody is in a partnership on a day. */
export type Standing = {
  /** Chair or administrator. */
  readonly runs: boolean
  readonly seats: readonly OwnSeat[]
}

/** Somebody without any part in it. */
export const noStanding: Standing = { runs: false, seats: [] }

/** Holds a seat or stands in for its holder. Pages give the subject only to those who do, so the rule reads the record. */
export const holdsSeat: AccessRule = {
  name: 'holder of a seat or their substitute',
  allows: (actor, subject) => actor.person !== null && subject !== null,
}

/** As `holdsSeat`, or chair or administrator. */
export const sitsOrRuns: AccessRule = {
  name: 'holder of a seat or their substitute, chair or administrator',
  allows: holdsSeat.allows,
}

/** As `holdsSeat`, or whoever looks after the seat: its partner's contact, the chair or the administrator. */
export const caresForSeat: AccessRule = {
  name: 'holder of the seat or their substitute, contact of its partner, chair or administrator',
  allows: holdsSeat.allows,
}

/** The subject that roles on a partnership are granted on. */
export function partnershipRef(id: string): SubjectRef {
  return { kind: 'partnership', id }
}

/** The seats among these that a person holds or stands in for: none whose partner says itself that this is not so. */
export function seatsOfPerson(seats: readonly SeatOn[], personId: string): OwnSeat[] {
  return seats.flatMap((seat): OwnSeat[] => {
    const { id, name, goesOnFrom } = seat
    if (undenied(seat.holder)?.personId === personId) return [{ id, name, goesOnFrom, as: 'holder' }]
    if (undenied(seat.substitute)?.personId === personId) return [{ id, name, goesOnFrom, as: 'substitute' }]
    return []
  })
}

/**
 * Finds where an actor stands today; asks nothing of the database for somebody not signed in. A page that asks which of many addresses
 * its reader may open asks this of each: within one request, while nothing is written, it is found once.
 */
export function standingOf(db: Handle, actor: Actor, partnershipId: string, today: Day): Promise<Standing> {
  if (!actor.person) return Promise.resolve(noStanding)
  if (db.isTransaction) return findStanding(db, actor, partnershipId, today)
  const known = found.get(actor) ?? new Map<string, Promise<Standing>>()
  found.set(actor, known)
  const key = `${partnershipId} ${today}`
  const standing = known.get(key) ?? findStanding(db, actor, partnershipId, today)
  known.set(key, standing)
  return standing
}

/** By actor, who is made anew for every request. */
const found = new WeakMap<Actor, Map<string, Promise<Standing>>>()

async function findStanding(db: Handle, actor: Actor, partnershipId: string, today: Day): Promise<Standing> {
  const seats = await seatsOn(db, partnershipId, today)
  return {
    runs: runsPartnership.allows(actor, partnershipRef(partnershipId)),
    seats: actor.person ? seatsOfPerson(seats, actor.person.id) : [],
  }
}
