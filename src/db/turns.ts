/** Work on one subject, done one after the other. */
import { sql } from 'kysely'
import type { SubjectRef } from '../access/access.ts'
import type { Tx } from './open.ts'

/**
 * Waits until no other transaction works on a subject; then others wait until this one ends. What is rehearsed waits for the rehearsal
 * alone: a form of the area that lets its days pass, or wipes it, waits for the work in it.
 */
export async function takeTurn(tx: Tx, { kind, id }: SubjectRef): Promise<void> {
  const one = `${kind} ${id}`
  await sql`select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', nullif(current_schema(), 'public'), ${one}::text), 0))`.execute(
    tx,
  )
}
