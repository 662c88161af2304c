/** Holds back what a restore that was cut short between its rows and its end did not. */
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../open.ts'
import { isMarked } from './copy-mark.ts'
import { type Quarantine, quarantine } from './quarantine.ts'

/** Null where there is nothing to hold back. Sent by the owner of tables that are up to date. */
export async function settleCopy(owner: pg.Pool): Promise<Quarantine | null> {
  if (!(await isMarked(owner))) return null
  return quarantine(new Kysely<Tables>({ dialect: new PostgresDialect({ pool: owner }) }), {})
}
