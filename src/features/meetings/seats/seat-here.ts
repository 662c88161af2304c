/** Finding a seat, and who may look after it. */
import { sql } from 'kysely'
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { holderDenied, type SeatOn, seatsOn } from '../../partnerships/index.ts'
import { type PartnershipHere, partnershipHere } from '../subject.ts'

/**
 * A seat with its partnership; `own` when the reader holds it or stands in for its holder, `former` when they held it once
 * and no more. A seat that has ended stands as it was on its last day.
 */
export type SeatHere = PartnershipHere & {
  readonly seat: SeatOn
  readonly own: boolean
  readonly former: Former | null
  readonly endedOn: Day | null
}

/** Somebody who held a seat, and their last day in it. */
export type Former = { readonly personId: string; readonly until: Day }

type FoundSeat = { ref: Found<unknown>['ref']; record: SeatHere }

async function findSeat(db: Handle, id: string, hub: Hub, actor: Actor): Promise<FoundSeat | null> {
  const row = await db
    .selectFrom('seat')
    .innerJoin('partnership', 'partnership.id', 'seat.partnership_id')
    .select(['partnership.slug', 'seat.partnership_id', 'seat.to_day'])
    .where('seat.id', '=', id)
    .executeTakeFirst()
  const found = row && (await partnershipHere(db, row, hub, actor))
  if (!found) return null
  const today = await hub.today()
  const endedOn = row.to_day !== null && row.to_day < today ? row.to_day : null
  const seat = (await seatsOn(db, row.partnership_id, endedOn ?? today)).find(one => one.id === id)
  if (!seat) return null
  const own = found.record.standing.seats.some(one => one.id === id)
  const former = own ? null : await formerHolder(db, id, actor, today)
  return { ref: found.ref, record: { ...found.record, seat, own, former, endedOn } }
}

async function formerHolder(db: Handle, seatId: string, actor: Actor, today: Day): Promise<Former | null> {
  if (!actor.person) return null
  const row = await db
    .selectFrom('holding')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .select(eb => eb.fn<Day>('least', ['holding.to_day', 'seat.to_day']).as('until'))
    .where('holding.seat_id', '=', seatId)
    .where('holding.person_id', '=', actor.person.id)
    .where('holding.from_day', '<=', today)
    .where(eb => eb.not(holderDenied('holding', sql`${today}::date`)))
    .orderBy('until', 'desc')
    .executeTakeFirst()
  return row?.until && row.until < today ? { personId: actor.person.id, until: row.until } : null
}

/** The seat of the address; the right goes to its holder and substitute, its partner's contact, those who run it, and once holders. */
export async function seatHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<SeatHere> | null> {
  const found = await findSeat(db, id, hub, actor)
  if (!found) return null
  const { seat, own, former, standing } = found.record
  const isContact = actor.grants.some(
    grant => grant.role === 'contact' && grant.kind === 'organisation' && grant.id === seat.organisationId,
  )
  return own || former || standing.runs || isContact ? found : { ...found, ref: null }
}

/** As `seatHere`; the right goes to its holder and substitute, and for a meeting to whoever held it on that day. */
export async function ownSeat(
  db: Handle,
  { id, meetingOn }: { readonly id: string; readonly meetingOn: Day },
  hub: Hub,
  actor: Actor,
): Promise<Found<SeatHere> | null> {
  const found = await findSeat(db, id, hub, actor)
  if (!found) return null
  const { own, former } = found.record
  return own || (former && (await satOn(db, id, former.personId, meetingOn))) ? found : { ...found, ref: null }
}

async function satOn(db: Handle, seatId: string, personId: string, on: Day): Promise<boolean> {
  const row = await db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', seatId)
    .where('person_id', '=', personId)
    .where('from_day', '<=', on)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', on)]))
    .executeTakeFirst()
  return row !== undefined
}
