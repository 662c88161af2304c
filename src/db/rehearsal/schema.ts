/**
 * A rehearsal stands in a schema of its own, with every table of the Hub: a connection to it sees no other, and no connection of the
 * area sees it. So nothing that is rehearsed can be counted, found, published or mailed by what reads the tables of the area, whatever
 * is written later.
 */
import { sql } from 'kysely'
import type pg from 'pg'
import { directAccessOf } from '../beside.ts'
import { migrate } from '../migrate.ts'
import { type Database, type Handle, openApart } from '../open.ts'
import { copyConsultation } from './copy.ts'

const SCHEMA = /^rehearsal_[a-z0-9]{24}$/

/** The schema of a rehearsal. */
export function schemaOf(key: string): string {
  const name = `rehearsal_${key}`
  if (!SCHEMA.test(name)) throw new RangeError('That is no key of a rehearsal')
  return name
}

/** A rehearsal's own database, opened. */
export type RehearsalDatabase = Pick<Database, 'db' | 'pool' | 'close'>

/** Opens the tables of a rehearsal; what this version of the program adds to them is added. Null where they are not there. */
export async function openRehearsal(pool: pg.Pool, key: string): Promise<RehearsalDatabase | null> {
  const schema = schemaOf(key)
  const { rows } = await pool.query<{ there: boolean }>('select to_regnamespace($1) is not null as there', [schema])
  if (!rows[0]?.there) return null
  const opened = openApart(directAccessOf(pool), schema)
  try {
    await migrate(opened.pool)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Makes the tables of a rehearsal and copies its consultation into them: whole, or nothing of it is left. */
export async function makeRehearsal(pool: pg.Pool, key: string, consultationId: string): Promise<RehearsalDatabase> {
  const schema = schemaOf(key)
  await pool.query(`create schema ${schema}`)
  const opened = openApart(directAccessOf(pool), schema)
  try {
    await migrate(opened.pool)
    const client = await opened.pool.connect()
    try {
      await client.query('begin')
      await copyConsultation(client, schema, consultationId)
      await client.query('commit')
    } finally {
      client.release()
    }
    return opened
  } catch (error) {
    await opened.close()
    await dropRehearsal(pool, key)
    throw error
  }
}

/** Wipes a rehearsal: every table of it, in one statement. */
export async function dropRehearsal(pool: Pick<pg.Pool, 'query'>, key: string): Promise<void> {
  await pool.query(`drop schema if exists ${schemaOf(key)} cascade`)
}

/** The same within a transaction of the area. */
export async function dropRehearsalIn(db: Handle, key: string): Promise<void> {
  await sql.raw(`drop schema if exists ${schemaOf(key)} cascade`).execute(db)
}

/** Keys of rehearsals whose tables are there and which nothing names any more. */
export async function findLeftRehearsals(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select substr(nspname, 11) as key from pg_namespace
    where nspname ~ '^rehearsal_[a-z0-9]{24}$' and substr(nspname, 11) not in (select key from rehearsal)`.execute(db)
  return rows.map(({ key }) => key)
}
