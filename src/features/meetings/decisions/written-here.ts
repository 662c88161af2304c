/** Finding the written procedure of an address, and the votes that count in it. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { seatsOn } from '../../partnerships/index.ts'
import { settlePositions, type Vote } from '../counting.ts'
import { type PartnershipHere, partnershipHere } from '../subject.ts'
import { findWritten, type WrittenProcedure } from './written.queries.ts'

/** A written procedure with its partnership. */
export type WrittenHere = PartnershipHere & { readonly written: WrittenProcedure }

/** The written procedure of the address; the right goes to the seats and to those who run the partnership. */
export async function writtenHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<WrittenHere> | null> {
  const written = await findWritten(db, id)
  const found = written && (await partnershipHere(db, written, hub, actor))
  if (!found) return null
  const { standing } = found.record
  const ref = standing.runs || standing.seats.length > 0 ? found.ref : null
  return { ref, record: { ...found.record, written } }
}

/** The votes that count: one for every filled voting seat that has not declared a conflict. */
export async function votesOf(db: Handle, written: WrittenProcedure, on: Day): Promise<Vote[]> {
  const conflicted = new Set(written.answers.filter(one => one.position === 'conflict').map(one => one.seatId))
  const seats = await seatsOn(db, written.partnership_id, on)
  const counted = seats.filter(seat => seat.holder && seat.voting && !conflicted.has(seat.id)).map(seat => seat.id)
  const said = written.answers.flatMap(({ seatId, position }) =>
    position === 'conflict' ? [] : [{ seatId, position }],
  )
  return settlePositions(counted, said)
}
