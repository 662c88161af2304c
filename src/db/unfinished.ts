/**
 * An area that is built step by step, as the demonstration is, is whole or not there. While it is built its database says so; where
 * the building ended before its end (a signal, a crash, a full disk), whoever brings the installation up next finds it empty again.
 */
import type pg from 'pg'
import { suspendRules } from './backup/load.ts'
import { readTables } from './backup/shape.ts'
import { newId } from './ids.ts'
import { type Database, openHurried } from './open.ts'

/** Key of the lock that whoever builds holds: "hub" and "bld" in ASCII. It ends with its connection, so that it tells of the living only. */
const BUILDING = [0x687562, 0x626c64]

const AT_WORK =
  'An area is being built in this database by another process. Wait until that is done, or stop it, then start again.'

/**
 * Builds an area in an empty database. Before `work` has ended well it counts as unfinished. No commit of the work waits for the disk:
 * the last, which says that it is whole, waits for all of them.
 */
export async function buildWhole<Built>(
  pool: pg.Pool,
  work: (hurried: Pick<Database, 'db' | 'pool'>) => Promise<Built>,
): Promise<Built> {
  const holder = await pool.connect()
  try {
    const { rows } = await holder.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', BUILDING)
    if (!rows[0]?.mine) throw new Error(AT_WORK)
    await holder.query('insert into unfinished_area (id) values ($1)', [newId()])
    const hurried = openHurried(pool)
    const built = await work(hurried).finally(() => hurried.close())
    await holder.query('delete from unfinished_area')
    return built
  } finally {
    // Its connection takes the lock with it, but only once the server has noticed.
    await holder.query('select pg_advisory_unlock($1, $2)', BUILDING).catch(() => undefined)
    holder.release(true)
  }
}

/**
 * Empties every table where an area was begun and never finished; false where none was. Sent by the owner of the tables, once they are
 * up to date. Throws where it is still being built.
 */
export async function clearUnfinished(owner: pg.Pool): Promise<boolean> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query('select from unfinished_area')
    if (rowCount) {
      const { rows } = await client.query<{ free: boolean }>(
        'select pg_try_advisory_xact_lock($1, $2) as free',
        BUILDING,
      )
      if (!rows[0]?.free) throw new Error(AT_WORK)
      const putBack = await suspendRules(
        client,
        (await readTables(client)).map(({ table }) => table),
      )
      await putBack()
    }
    await client.query('commit')
    client.release()
    return Boolean(rowCount)
  } catch (error) {
    client.release(true)
    throw error
  }
}
