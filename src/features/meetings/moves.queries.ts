/** The moves of a meeting, each with its reason: a second one does not hide the first. */
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Meeting } from './meeting.queries.ts'

/** One move: from which day to which, and why. */
export type Move = { readonly from: Day; readonly to: Day; readonly because: string }

/** Keeps a move of a meeting, which still stands on the day it is moved from. */
export async function keepMove(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'held_on'>,
  { to, on, because }: { readonly to: Day; readonly on: Day; readonly because: string },
): Promise<void> {
  await tx
    .insertInto('meeting_move')
    .values({ id: newId(), meeting_id: meeting.id, from_day: meeting.held_on, to_day: to, moved_on: on, because })
    .execute()
}

/** The moves of a meeting, the earliest first. */
export function listMoves(db: Handle, meetingId: string): Promise<Move[]> {
  return db
    .selectFrom('meeting_move')
    .select(['from_day as from', 'to_day as to', 'because'])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}
