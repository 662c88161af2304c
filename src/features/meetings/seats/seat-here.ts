/** Finding a seat, and who may look after it. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { type SeatOn, seatsOn } from '../../partnerships/index.ts'
import { type PartnershipHere, partnershipHere } from '../subject.ts'

/** A seat with its partnership; `own` when the reader holds it or stands in for its holder. */
export type SeatHere = PartnershipHere & { readonly seat: SeatOn; readonly own: boolean }

async function findSeat(
  db: Handle,
  id: string,
  hub: Hub,
  actor: Actor,
): Promise<{ ref: Found<unknown>['ref']; record: SeatHere } | null> {
  const row = await db
    .selectFrom('seat')
    .innerJoin('partnership', 'partnership.id', 'seat.partnership_id')
    .select(['partnership.slug', 'seat.partnership_id'])
    .where('seat.id', '=', id)
    .executeTakeFirst()
  const found = row && (await partnershipHere(db, row, hub, actor))
  if (!found) return null
  const seat = (await seatsOn(db, row.partnership_id, await hub.today())).find(one => one.id === id)
  if (!seat) return null
  const own = found.record.standing.seats.some(one => one.id === id)
  return { ref: found.ref, record: { ...found.record, seat, own } }
}

/** The seat of the address; the right goes to its holder and substitute, its partner's contact and those who run it. */
export async function seatHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<SeatHere> | null> {
  const found = await findSeat(db, id, hub, actor)
  if (!found) return null
  const { seat, own, standing } = found.record
  const isContact = actor.grants.some(
    grant => grant.role === 'contact' && grant.kind === 'organisation' && grant.id === seat.organisationId,
  )
  return own || standing.runs || isContact ? found : { ...found, ref: null }
}

/** As `seatHere`; the right goes to its holder and substitute alone. */
export async function ownSeat(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<SeatHere> | null> {
  const found = await findSeat(db, id, hub, actor)
  return found && (found.record.own ? found : { ...found, ref: null })
}
