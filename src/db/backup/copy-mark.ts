/**
 * The mark of a copy of which the rows are in and what was open is not held back yet: it says so itself, from the transaction that brings
 * the rows until the one that holds back.
 */
import { sql } from 'kysely'
import type pg from 'pg'
import type { Handle } from '../open.ts'

/** Stands as a comment on a table that every version has: it goes with the transaction, whatever the version of the tables. */
const MARK = 'a restored copy in which nothing is held back yet'

/** Marks a copy, in the transaction that brings its rows. */
export async function markCopy(client: pg.ClientBase): Promise<void> {
  await client.query(`comment on table area is '${MARK}'`)
}

/** Takes the mark away, in the transaction that holds back. */
export async function unmarkCopy(tx: Handle): Promise<void> {
  await sql`comment on table area is null`.execute(tx)
}

/** Whether a database is such a copy. */
export async function isMarked(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ mark: string | null }>(
    `select obj_description(to_regclass('area'), 'pg_class') as mark`,
  )
  return rows[0]?.mark === MARK
}
