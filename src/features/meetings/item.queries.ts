/** Items of an agenda: proposed, accepted or answered otherwise, with the seats that may not take part in them. */

import { type Selectable, sql, type Updateable } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { AgendaItemTable } from '../../db/tables.ts'

/** An item with who proposed it, the objective it serves and the seats with an interest in it. */
export type Item = Selectable<AgendaItemTable> & {
  readonly proposedBy: string | null
  readonly objective: string | null
  readonly conflictedSeats: readonly string[]
}

function items(db: Handle) {
  return db
    .selectFrom('agenda_item')
    .leftJoin('seat', 'seat.id', 'agenda_item.proposed_by_seat_id')
    .leftJoin('objective', 'objective.id', 'agenda_item.objective_id')
    .selectAll('agenda_item')
    .select(['seat.name as proposedBy', 'objective.text as objective'])
    .select(
      sql<string[]>`array(select seat_id::text from interest_declared
        where interest_declared.agenda_item_id = agenda_item.id order by seat_id)`.as('conflictedSeats'),
    )
}

/** An item by its id, or null. */
export async function findItem(db: Handle, id: string): Promise<Item | null> {
  return (await items(db).where('agenda_item.id', '=', id).executeTakeFirst()) ?? null
}

/** Every item of a meeting, answered or not, in the order of the agenda. */
export function listItems(db: Handle, meetingId: string): Promise<Item[]> {
  return items(db)
    .where('agenda_item.meeting_id', '=', meetingId)
    .orderBy('agenda_item.position')
    .orderBy('agenda_item.id')
    .execute()
}

/** The place behind the last item of a meeting. */
export async function nextPosition(db: Handle, meetingId: string): Promise<number> {
  const { last } = await db
    .selectFrom('agenda_item')
    .select(eb => eb.fn.max('position').as('last'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Changes an item that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeItem(
  tx: Tx,
  id: string,
  version: number,
  change: Updateable<AgendaItemTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'agenda_item', id, version, change)
}
