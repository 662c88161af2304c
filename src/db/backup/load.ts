/** Reading a backup into an empty database. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { markSettled } from '../archive/unsettled.ts'
import { layOut } from '../embedded/place.ts'
import {
  apply,
  MIGRATIONS,
  type Migration,
  migrate,
  pending,
  readApplied,
  readMigrations,
  SchemaMismatch,
} from '../migrate.ts'
import type { Database } from '../open.ts'
import { DamagedBackup, type Frames, readFrames } from './frames.ts'
import { checkHead } from './packing.ts'
import { endOpen, type Quarantine, quarantine } from './quarantine.ts'
import { countRows, sum, type Tally } from './save.ts'
import { FileHead, Head, quoteName, readTables, TableEnd, TableHead, Tail } from './shape.ts'

/**
 * Fills an empty database from a backup and then brings it up to date. Schema and rows come in one transaction, each
 * table is compared with its count and hash, and every reference is checked at the end: a damaged file leaves nothing behind.
 * In the copy nobody is signed in and no mail waits to leave (see `quarantine`).
 * Throws DamagedBackup or SchemaMismatch, or an Error where the database already holds something.
 */
export async function restore(
  file: string,
  database: Database,
  migrations = MIGRATIONS,
): Promise<Tally & { readonly quarantine: Quarantine }> {
  // Damage is found by reading the file once before anything is written: the database is only ever given a whole backup.
  await checkHead(file)
  await withFrames(file, verify)
  const { counts: tables, ended } = await withFrames(file, frames => loadAll(database.pool, frames, migrations))
  await migrate(database.pool, migrations)
  const held = 'outgoing_mail' in tables ? await quarantine(database.db, ended) : { sessions: 0, links: 0, mails: 0 }
  return { file, tables, rows: sum(tables), quarantine: held }
}

/** Brings a copy that is a whole database up to date; in it, too, nobody is signed in and no mail waits to leave. */
export async function quarantineCopy(database: Database): Promise<Quarantine> {
  const client = await database.pool.connect()
  let ended: Record<string, number>
  try {
    await client.query('begin')
    ended = await endOpen(
      client,
      (await readTables(client)).map(({ table }) => table),
    )
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
  await migrate(database.pool)
  // What it names in a store belongs to the installation that it was copied from.
  await database.pool.query('update stored_file set kept_own = false where kept_as is not null')
  await database.pool.query('delete from store_leftover')
  const held = await quarantine(database.db, ended)
  if (database.dataDir !== null) await markSettled(layOut(database.dataDir, 'socket'))
  return held
}

/**
 * Reads a file to its very end: behind the last line of a backup nothing may stand, neither in the packed stream, whose own
 * check comes last, nor after it. Nobody waits for the streams once the reading is over, whatever became of them.
 */
async function withFrames<Value>(file: string, work: (frames: Frames) => Promise<Value>): Promise<Value> {
  const { size } = await stat(file)
  const source = createReadStream(file)
  const bytes = createGunzip()
  source.once('error', error => bytes.destroy(error)).pipe(bytes)
  try {
    const frames = readFrames(bytes)
    const value = await work(frames)
    await frames.end()
    if (bytes.bytesWritten !== size)
      throw new DamagedBackup('Something stands behind the end of the backup. Use another copy.')
    return value
  } finally {
    source.destroy()
    bytes.destroy()
  }
}

/** Reads a backup to its end and holds every table against its count and hash. */
async function verify(frames: Frames): Promise<void> {
  const head = await expect(frames, Head)
  let total = 0
  for (const table of head.tables) total += await readTable(frames, table, async () => undefined)
  if ((await readFiles(frames, async () => undefined)).rows !== total)
    throw new DamagedBackup('The backup does not hold what it says. Use another copy.')
}

/** Reads one table, handing each piece of it on; gives its rows. */
async function readTable(
  frames: Frames,
  table: string,
  take: (piece: Buffer, head: z.infer<typeof TableHead>) => Promise<void>,
): Promise<number> {
  const head = await expect(frames, TableHead)
  if (head.table !== table) throw new DamagedBackup(`The backup has ${head.table} where ${table} should be.`)
  const hash = createHash('sha256')
  let rows = 0
  for await (const piece of frames.body()) {
    hash.update(piece)
    rows += countRows(piece)
    await take(piece, head)
  }
  const end = await expect(frames, TableEnd)
  if (end.rows !== rows || end.sha256 !== hash.digest('hex'))
    throw new DamagedBackup(`The rows of ${table} are not those that were backed up. Use another copy.`)
  return rows
}

/** Reads the files that were in the store, handing each on whole, and then the last line. */
async function readFiles(
  frames: Frames,
  take: (id: string, content: Buffer) => Promise<void>,
): Promise<z.infer<typeof Tail>> {
  for (;;) {
    const found = await expect(frames, z.union([FileHead, Tail]))
    if ('end' in found) return found
    const pieces: Buffer[] = []
    for await (const piece of frames.body()) pieces.push(piece)
    const content = Buffer.concat(pieces)
    if (createHash('sha256').update(content).digest('hex') !== found.sha256)
      throw new DamagedBackup('A file is not the one that was backed up. Use another copy.')
    await take(found.file, content)
  }
}

/** Puts a file that was in the store into its row: the copy has a store of its own, or none. */
async function putBack(client: pg.ClientBase, id: string, content: Buffer): Promise<void> {
  await client.query('update stored_file set content = $2, kept_as = null where id = $1', [id, content])
}

async function expect<Shape extends z.ZodType>(frames: Frames, shape: Shape): Promise<z.infer<Shape>> {
  const found = shape.safeParse(await frames.line())
  if (!found.success)
    throw new DamagedBackup('This is not a backup of the hub, or of a version that this one does not know.')
  return found.data
}

/** Refuses a backup of a newer program and a database that holds something; gives the migrations to run first. */
async function check(client: pg.ClientBase, head: Head, folder: string): Promise<Migration[]> {
  const known = await readMigrations(folder)
  const had = head.migrations.map(each => ({ ...each, applied_at: new Date(head.madeAt) }))
  pending(known, had)
  for (const { table } of await readTables(client)) {
    const { rowCount } = await client.query(`select from ${quoteName(table)} limit 1`)
    if (rowCount)
      throw new Error(
        `The database already holds records (in ${table}). A backup is only restored into an empty one: set another ` +
          'COMPACT_HUB_DATA or DATABASE_URL, or move the data directory away.',
      )
  }
  const applied = await readApplied(client)
  if (applied.length > had.length)
    throw new SchemaMismatch('The empty database is newer than the backup. Restore into one that was never started.')
  return pending(known.slice(0, had.length), applied)
}

/** Every file of the copy is in it now; what the original leaves in its store is not the copy's. */
async function refuseMissing(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query('select from stored_file where kept_as is not null limit 1')
  if (rowCount) throw new DamagedBackup('The backup lacks files that it names. Use another copy.')
  await client.query('delete from store_leftover')
}

/** Key of the lock that whoever fills a database holds until its rows are in: "hub" and "fil" in ASCII. */
const FILLING = [0x687562, 0x66696c]

/** Refuses where another restore fills the same database: it would come upon rows that are half in, and find fault with its backup. */
async function fillAlone(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1, $2) as mine', FILLING)
  if (!rows[0]?.mine) throw new Error('Another restore is filling this database. Wait until it has ended.')
}

type Loaded = { readonly counts: Record<string, number>; readonly ended: Record<string, number> }

async function loadAll(pool: pg.Pool, frames: Frames, folder: string): Promise<Loaded> {
  const head = await expect(frames, Head)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await fillAlone(client)
    for (const migration of await check(client, head, folder)) await apply(client, migration)
    const tables = (await readTables(client)).map(each => each.table)
    if (tables.join() !== head.tables.join())
      throw new DamagedBackup('The tables of the backup are not those of its version.')
    const restoreRules = await suspendRules(client, tables)
    const counts: Record<string, number> = {}
    for (const table of tables) counts[table] = await loadTable(client, frames, table)
    const tail = await readFiles(frames, (id, content) => putBack(client, id, content))
    if (tail.rows !== sum(counts)) throw new DamagedBackup('The backup does not hold what it says. Use another copy.')
    if (tables.includes('store_leftover')) await refuseMissing(client)
    await restoreRules()
    await advanceSequences(client)
    const ended = await endOpen(client, Object.keys(counts))
    await client.query('commit')
    await client.query('analyze')
    client.release()
    return { counts, ended }
  } catch (error) {
    // The connection is cut instead of asked to roll back: a copy that broke off may never answer again.
    client.release(true)
    throw refused(error)
      ? new DamagedBackup('The database refuses rows of the backup. Use another copy.', { cause: error })
      : error
  }
}

/** Whether PostgreSQL found a value it cannot read or a rule broken, which a whole backup never has. */
function refused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')
}

/**
 * Empties tables and takes their references and triggers away, so that rows can come in any order; gives the function that puts them
 * back in place, where PostgreSQL checks every reference. Needs no more than to own the tables.
 */
export async function suspendRules(client: pg.ClientBase, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    select r.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, 2`)
  const { rows: triggers } = await client.query<{ table: string; name: string; how: string }>(`
    select r.relname as table, t.tgname as name, case t.tgenabled when 'A' then 'enable always'
      when 'R' then 'enable replica' when 'D' then 'disable' else 'enable' end as how
    from pg_trigger t join pg_class r on r.oid = t.tgrelid
    where not t.tgisinternal and r.relnamespace = 'public'::regnamespace order by 1, 2`)
  for (const { table, name } of references)
    await client.query(`alter table ${quoteName(table)} drop constraint ${quoteName(name)}`)
  for (const table of tables) await client.query(`alter table ${quoteName(table)} disable trigger user`)
  if (tables.length > 0) await client.query(`truncate ${tables.map(quoteName).join(', ')} restart identity`)
  return async () => {
    for (const { table, name, how } of triggers)
      await client.query(`alter table ${quoteName(table)} ${how} trigger ${quoteName(name)}`)
    for (const { table, name, definition } of references)
      await client.query(`alter table ${quoteName(table)} add constraint ${quoteName(name)} ${definition}`)
  }
}

/** Copies the rows of one table in; one without rows needs no copy. */
async function loadTable(client: pg.ClientBase, frames: Frames, table: string): Promise<number> {
  let into: Writable | null = null
  let taken: Promise<void> = Promise.resolve()
  const rows = await readTable(frames, table, async (piece, { columns }) => {
    if (!into) {
      into = client.query(copyFrom(`copy ${quoteName(table)} (${columns.map(quoteName).join(', ')}) from stdin`))
      taken = finished(into)
      // Where the copy breaks off before its end it ends with its connection, and nobody waits for it.
      taken.catch(() => undefined)
    }
    if (!write(into, piece)) await Promise.race([once(into, 'drain'), taken])
  })
  ;(into as Writable | null)?.end()
  await taken
  return rows
}

/** Writes a piece; a copy that the database has ended already, because it refused a row, cannot be written to any more. */
function write(into: Writable, piece: Buffer): boolean {
  try {
    return into.write(piece)
  } catch (cause) {
    throw new DamagedBackup('The database refuses rows of the backup. Use another copy.', { cause })
  }
}

/** Lets numbers that the database gives go on after the highest one restored. */
async function advanceSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select t.relname as table, a.attname as column, d.objid::regclass::text as sequence
    from pg_depend d
    join pg_class s on s.oid = d.objid and s.relkind = 'S' and s.relnamespace = 'public'::regnamespace
    join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass`)
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce(max(${quoteName(column)}), 0) + 1, false) from ${quoteName(table)}`,
      [sequence],
    )
}
