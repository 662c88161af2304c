/** Interests declared in items of an agenda, with their words. */
import type { Handle } from '../../../db/open.ts'

/** An interest declared: which seat, in which item, what it is. */
export type Declared = {
  readonly id: string
  readonly itemId: string
  readonly seatId: string
  readonly seat: string
  readonly interest: string
  /** Who declared or noted it. */
  readonly notedBy: string | null
}

/** The interests declared in one item, or in all items of a meeting. */
export function listDeclared(
  db: Handle,
  of: { readonly itemId: string } | { readonly meetingId: string },
): Promise<Declared[]> {
  return db
    .selectFrom('interest_declared')
    .innerJoin('seat', 'seat.id', 'interest_declared.seat_id')
    .innerJoin('agenda_item', 'agenda_item.id', 'interest_declared.agenda_item_id')
    .select(['interest_declared.id', 'agenda_item_id as itemId', 'seat.id as seatId', 'seat.name as seat'])
    .select(['interest_declared.interest', 'interest_declared.person_id as notedBy'])
    .where(
      'itemId' in of ? 'interest_declared.agenda_item_id' : 'agenda_item.meeting_id',
      '=',
      'itemId' in of ? of.itemId : of.meetingId,
    )
    .orderBy('seat.name')
    .execute()
}
