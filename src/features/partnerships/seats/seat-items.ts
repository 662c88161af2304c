/** The seats of today as the choices of a form, and whether one was chosen among them. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Option } from '../../../web/fields.ts'
import { seatsOn } from './seats-on.queries.ts'

/** One choice for each seat. */
export async function seatItems(db: Handle, partnershipId: string, today: Day): Promise<Option[]> {
  return (await seatsOn(db, partnershipId, today)).map(seat => ({ value: seat.id, text: seat.name }))
}

/** Whether nothing was chosen, or a seat of today. */
export async function isSeatOf(db: Handle, partnershipId: string, seatId: string | null, today: Day): Promise<boolean> {
  return seatId === null || (await seatsOn(db, partnershipId, today)).some(({ id }) => id === seatId)
}
