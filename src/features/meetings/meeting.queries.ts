/** Finding meetings with the partnership they belong to, and changing them. */

import type { Selectable, Updateable } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { MeetingTable } from '../../db/tables.ts'
import type { Day } from '../../kernel/day.ts'

/** A meeting with the partnership whose it is. */
export type Meeting = Selectable<MeetingTable> & { readonly slug: string; readonly partnership: string }

function meetings(db: Handle) {
  return db
    .selectFrom('meeting')
    .innerJoin('partnership', 'partnership.id', 'meeting.partnership_id')
    .selectAll('meeting')
    .select(['partnership.slug', 'partnership.name as partnership'])
}

/** A meeting by its id, or null. */
export async function findMeeting(db: Handle, id: string): Promise<Meeting | null> {
  return (await meetings(db).where('meeting.id', '=', id).executeTakeFirst()) ?? null
}

/** The meetings of a partnership, the earliest first: all of them with their minutes, or only those from a day on. */
export function listMeetings(db: Handle, partnershipId: string, from: Day | null = null): Promise<Meeting[]> {
  return meetings(db)
    .where('meeting.partnership_id', '=', partnershipId)
    .$if(from !== null, query => query.where('meeting.held_on', '>=', from!))
    .orderBy('meeting.held_on')
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .execute()
}

/** Keeps a meeting to this transaction until it ends, and reads it as it stands then. */
export async function holdMeeting(tx: Tx, id: string): Promise<Meeting> {
  await tx.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return (await findMeeting(tx, id))!
}

/**
 * Changes a meeting that still has the version quoted; false where somebody changed it meanwhile. Whatever changes its
 * agenda as a whole goes through here, so that two secretaries cannot overwrite one another.
 */
export async function changeMeeting(
  tx: Tx,
  id: string,
  version: number,
  change: Updateable<MeetingTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'meeting', id, version, change)
}

/** Whether seats may still propose items: while the meeting is to come, and late ones too until it begins. */
export function takesProposals(meeting: Pick<Meeting, 'state'>): boolean {
  return meeting.state === 'planned' || meeting.state === 'agenda-out'
}
