/** What seats propose to be put right in minutes, before these are approved. */
import type { Selectable } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { MinutesCorrectionTable } from '../../../db/tables.ts'

/** A correction with the seat that proposes it. */
export type Correction = Selectable<MinutesCorrectionTable> & { readonly seat: string }

/** The corrections proposed to the minutes of a meeting, the earliest first. */
export function listCorrections(db: Handle, meetingId: string): Promise<Correction[]> {
  return db
    .selectFrom('minutes_correction')
    .innerJoin('seat', 'seat.id', 'minutes_correction.seat_id')
    .selectAll('minutes_correction')
    .select('seat.name as seat')
    .where('meeting_id', '=', meetingId)
    .orderBy('minutes_correction.created_at')
    .execute()
}

/**
 * The corrections that nobody has answered, for whoever is about to approve the minutes of a meeting; none where `meetingId`
 * is null because something else is decided.
 */
export async function listUnanswered(db: Handle, meetingId: string | null): Promise<Correction[]> {
  if (meetingId === null) return []
  return (await listCorrections(db, meetingId)).filter(({ state }) => state === 'proposed')
}
