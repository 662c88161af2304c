/** Who was there: seat by seat for the whole meeting, and which seats left for an item. */
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'

/** How a seat was there. */
export type PresentAs = 'holder' | 'substitute' | 'observer'

/** A line of the attendance; `itemId` is null for the whole meeting. */
export type Attendance = {
  readonly seatId: string
  readonly seat: string
  readonly itemId: string | null
  readonly personId: string | null
  readonly person: string | null
  readonly presentAs: PresentAs | null
  readonly state: 'present' | 'apology' | 'absent'
}

/** The attendance of a meeting, by seat. */
export function listAttendance(db: Handle, meetingId: string): Promise<Attendance[]> {
  return db
    .selectFrom('attendance')
    .innerJoin('seat', 'seat.id', 'attendance.seat_id')
    .leftJoin('person', 'person.id', 'attendance.person_id')
    .select(['seat.id as seatId', 'seat.name as seat', 'attendance.agenda_item_id as itemId'])
    .select(['attendance.person_id as personId', 'person.name as person'])
    .select(['attendance.present_as as presentAs', 'attendance.state'])
    .where('attendance.meeting_id', '=', meetingId)
    .orderBy('seat.name')
    .execute()
}

/** What to keep of one seat. */
export type Kept = Pick<Attendance, 'seatId' | 'itemId' | 'personId' | 'presentAs' | 'state'>

/** Replaces the attendance of a meeting with what is given, in the transaction that holds its version. */
export async function keepAttendance(tx: Tx, meetingId: string, kept: readonly Kept[]): Promise<void> {
  await tx.deleteFrom('attendance').where('meeting_id', '=', meetingId).execute()
  if (kept.length === 0) return
  await tx
    .insertInto('attendance')
    .values(
      kept.map(({ seatId, itemId, personId, presentAs, state }) => ({
        id: newId(),
        meeting_id: meetingId,
        agenda_item_id: itemId,
        seat_id: seatId,
        person_id: personId,
        present_as: presentAs,
        state,
      })),
    )
    .execute()
}
