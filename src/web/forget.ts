/** What the web keeps of its visitors, let go: when it has run out, when somebody is erased, when a way to sign in ends. */
import type { Db, Tx } from '../db/open.ts'
import type { Way } from './session.ts'
import { forgetSightings } from './sightings.ts'

const DAY = 24 * 60 * 60 * 1000
/** Days for which a form that was taken is known again, and for which a session that has run out stays listed. */
const [TAKEN, RUN_OUT] = [90, 7]

/** Clears what has run out; gives how many sessions, held forms and files of those. */
export async function forgetRunOut(
  db: Db,
  now: Date,
): Promise<{ readonly sessions: bigint; readonly forms: bigint; readonly files: bigint }> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  const sessions = await db.deleteFrom('session').where('expires_at', '<', before(RUN_OUT)).executeTakeFirst()
  const forms = await db.deleteFrom('held_form').where('expires_at', '<', now).executeTakeFirst()
  const files = await db.deleteFrom('held_file').where('expires_at', '<', now).executeTakeFirst()
  await forgetSightings(db, now)
  await db.deleteFrom('tries').where('until', '<', now).execute()
  await db.deleteFrom('submission').where('created_at', '<', before(TAKEN)).execute()
  return { sessions: sessions.numDeletedRows, forms: forms.numDeletedRows, files: files.numDeletedRows }
}

/** Forgets the sessions of a person, and the forms and files that are held for them. */
export async function forgetHeldFor(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('session').where('person_id', '=', personId).execute()
  await tx.deleteFrom('held_form').where('person_id', '=', personId).execute()
  await tx.deleteFrom('held_file').where('person_id', '=', personId).execute()
}

/** Signs everybody out who came by an issuer; gives how many sign-ins ended. */
export async function endSessionsBy(tx: Tx, issuerId: string, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('issuer_id', '=', issuerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Ends the sessions that a person began by a way, but for the one named by its hash. */
export async function endSessionsBegun(
  tx: Tx,
  personId: string,
  way: Way,
  { now, but }: { readonly now: Date; readonly but: Buffer | null },
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('way', '=', way)
    .where('ended_at', 'is', null)
    .$if(but !== null, query => query.where('token_hash', '!=', but!))
    .execute()
}
