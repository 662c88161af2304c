/** What waits in the outbox, is let go, or has had its time. */
import type { Db, Tx } from '../db/open.ts'

/** Deletes mail that was written before a moment and waits no more; gives how much. */
export async function forgetMailBefore(db: Db, moment: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('outgoing_mail')
    .where('state', '<>', 'waiting')
    .where('created_at', '<', moment)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}

/** Lets mail leave that failed, or was held back; gives how much. */
export async function letGo(tx: Tx, from: 'failed' | 'held-back'): Promise<number> {
  const changed = await tx
    .updateTable('outgoing_mail')
    .set({ state: 'waiting', attempts: 0, next_try_at: null })
    .where('state', '=', from)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

/** Drops mail that has nothing to tell any more. */
export async function dropMail(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom('outgoing_mail')
      .where('id', 'in', [...ids])
      .execute()
}
