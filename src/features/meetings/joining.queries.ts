/** How to join a meeting online. It stands apart from the meeting, so that nothing that shows a meeting can show it by accident. */
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'

/** How to join, for those invited; '' where nothing is kept. Whoever shows it asks first who reads. */
export async function findJoining(db: Handle, meetingId: string): Promise<string> {
  const row = await db
    .selectFrom('meeting_joining')
    .select('text')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.text ?? ''
}

/** Keeps how to join; '' takes it away. */
export async function keepJoining(tx: Tx, meetingId: string, text: string): Promise<void> {
  if (text === '') await tx.deleteFrom('meeting_joining').where('meeting_id', '=', meetingId).execute()
  else
    await tx
      .insertInto('meeting_joining')
      .values({ id: newId(), meeting_id: meetingId, text })
      .onConflict(on => on.column('meeting_id').doUpdateSet({ text }))
      .execute()
}
