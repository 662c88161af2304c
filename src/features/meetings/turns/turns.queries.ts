/** How often each seat spoke on an item, where that is counted. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Sector } from '../../organisations/index.ts'

/** The turns of one seat on one item. */
export type Turns = {
  readonly itemId: string
  readonly seatId: string
  readonly seat: string
  readonly sector: Sector
  readonly turns: number
}

/** Every turn that was counted in a meeting, by seat; none where nobody counted. */
export function listTurns(db: Handle, meetingId: string): Promise<Turns[]> {
  return db
    .selectFrom('speaking_turns')
    .innerJoin('agenda_item', 'agenda_item.id', 'speaking_turns.agenda_item_id')
    .innerJoin('seat', 'seat.id', 'speaking_turns.seat_id')
    .select([
      'agenda_item.id as itemId',
      'seat.id as seatId',
      'seat.name as seat',
      'seat.sector',
      'speaking_turns.turns',
    ])
    .where('agenda_item.meeting_id', '=', meetingId)
    .where('speaking_turns.turns', '>', 0)
    .orderBy('seat.name')
    .execute()
}

/** Counts a turn of a seat, or takes one back; two who count at once lose none. Gives how many there are. */
export async function countTurn(tx: Tx, itemId: string, seatId: string, by: 1 | -1): Promise<number> {
  const { turns } = await tx
    .insertInto('speaking_turns')
    .values({ id: newId(), agenda_item_id: itemId, seat_id: seatId, turns: Math.max(by, 0) })
    .onConflict(conflict =>
      conflict
        .columns(['agenda_item_id', 'seat_id'])
        .doUpdateSet({ turns: sql<number>`greatest(speaking_turns.turns + ${by}::int, 0)` }),
    )
    .returning('turns')
    .executeTakeFirstOrThrow()
  return turns
}
