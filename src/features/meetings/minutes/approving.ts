/** Minutes follow the decision that approves them: approved once the seats have said so, and not any more where it falls. */
import { sql } from 'kysely'
import type { Tx } from '../../../db/open.ts'

/**
 * Brings the minutes that an item approves in line with the decisions on it; a closed item approves the closed part. Called in
 * the transaction of whatever changes a decision.
 */
export async function followApproval(tx: Tx, itemId: string | null): Promise<void> {
  if (itemId === null) return
  const item = await tx
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['agenda_item.approves_meeting_id as minutesOf', 'agenda_item.closed', 'meeting.held_on'])
    .where('agenda_item.id', '=', itemId)
    .where('agenda_item.approves_meeting_id', 'is not', null)
    .executeTakeFirst()
  if (!item) return
  const carried = await tx
    .selectFrom('decision')
    .select('id')
    .where('agenda_item_id', '=', itemId)
    .where('carried', '=', true)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  const column = item.closed ? 'closed_minutes_approved_on' : 'minutes_approved_on'
  await tx
    .updateTable('meeting')
    .set({ [column]: carried ? item.held_on : null, version: sql`version + 1` })
    .where('id', '=', item.minutesOf)
    .where('minutes_published_at', 'is not', null)
    .execute()
}
