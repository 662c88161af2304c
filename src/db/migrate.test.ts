import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { emptyDatabase } from '../../test/support/database.ts'
import { migrate, readApplied, SchemaMismatch } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'

let folder: string
let database: Database
let drop: () => Promise<void>

before(async () => {
  const empty = await emptyDatabase()
  drop = empty.drop
  database = await openDatabase({ url: empty.url })
})

after(async () => {
  await database.close()
  await drop()
})

beforeEach(async () => {
  await database.pool.query('drop schema public cascade')
  await database.pool.query('create schema public')
  folder = await mkdtemp(path.join(os.tmpdir(), 'hub-migrations-'))
  await write('0001-first.sql', 'create table first (a integer); insert into first values (1);')
})

afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, sql: string): Promise<void> {
  await writeFile(path.join(folder, name), sql)
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  )
  return rows.map(row => row.name)
}

test('each migration runs once, in order', async () => {
  await write('0002-second.sql', 'alter table first add b text;')
  assert.deepEqual(await migrate(database.pool, folder), ['0001-first', '0002-second'])
  assert.deepEqual(await migrate(database.pool, folder), [])
  await write('0003-third.sql', 'create table third ();')
  assert.deepEqual(await migrate(database.pool, folder), ['0003-third'])
  assert.deepEqual(
    (await readApplied(database.pool)).map(each => each.name),
    ['0001-first', '0002-second', '0003-third'],
  )
})

test('no migration waits for the disk, and what comes after them does', async () => {
  const { rows } = await database.pool.query<{ name: string }>('select current_database() as name')
  await database.pool.query(`alter database ${rows[0]!.name} set synchronous_commit to on`)
  const waiting = await openDatabase({ url: database.pool.options.connectionString, connections: 1 })
  try {
    await write('0002-second.sql', "create table second as select current_setting('synchronous_commit') as waits;")
    await migrate(waiting.pool, folder)
    const { rows: found } = await waiting.pool.query(
      "select waits, current_setting('synchronous_commit') as after from second",
    )
    assert.deepEqual(found, [{ waits: 'off', after: 'on' }])
  } finally {
    await waiting.close()
  }
})

test('a migration that fails half way leaves nothing behind, and the next start goes on', async () => {
  await write('0002-second.sql', 'create table second (); insert into nowhere values (1);')
  await assert.rejects(migrate(database.pool, folder), /"0002-second" failed and was undone/)
  assert.deepEqual(await tables(), ['first', 'schema_migration'])
  await write('0002-second.sql', 'create table second ();')
  assert.deepEqual(await migrate(database.pool, folder), ['0002-second'])
})

test('a migration whose connection is killed half way leaves nothing behind', async () => {
  await migrate(database.pool, folder)
  await write('0002-second.sql', 'create table second (); select pg_sleep(3600);')
  const running = assert.rejects(migrate(database.pool, folder))
  for (let killed = 0; killed === 0; ) {
    const { rowCount } = await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
    )
    killed = rowCount ?? 0
  }
  await running
  assert.deepEqual(await tables(), ['first', 'schema_migration'])
  await write('0002-second.sql', 'create table second ();')
  assert.deepEqual(await migrate(database.pool, folder), ['0002-second'])
})

test('of two programs that migrate at once, one waits and finds it done', async () => {
  await write('0001-first.sql', 'select pg_sleep(0.2); create table first ();')
  const ran = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder)])
  assert.deepEqual(ran.map(names => names.length).sort(), [0, 1])
})

test('a changed migration, an older program and a late number are refused with what to do', async () => {
  await write('0003-third.sql', 'create table third ();')
  await migrate(database.pool, folder)
  await write('0002-late.sql', 'create table late ();')
  await assert.rejects(migrate(database.pool, folder), /"0002-late" comes before "0003-third".*later number/)
  await rm(path.join(folder, '0002-late.sql'))
  await write('0001-first.sql', 'create table other ();')
  await assert.rejects(migrate(database.pool, folder), {
    name: 'SchemaMismatch',
    message: /"0001-first".*Put the file back/,
  })
  await rm(path.join(folder, '0003-third.sql'))
  await write('0001-first.sql', 'create table first (a integer); insert into first values (1);')
  await assert.rejects(migrate(database.pool, folder), { name: 'SchemaMismatch', message: /newer than this program/ })
  assert.deepEqual(await tables(), ['first', 'schema_migration', 'third'])
})

test('line ends make no difference; names and numbers must be in order', async () => {
  await write('0001-first.sql', 'create table first ();\ncreate table more ();\n')
  await migrate(database.pool, folder)
  await write('0001-first.sql', 'create table first ();\r\ncreate table more ();\r\n')
  assert.deepEqual(await migrate(database.pool, folder), [])
  await write('0001-again.sql', 'select 1;')
  await assert.rejects(migrate(database.pool, folder), SchemaMismatch)
  await rm(path.join(folder, '0001-again.sql'))
  await write('2-second.sql', 'select 1;')
  await assert.rejects(migrate(database.pool, folder), /not named like/)
})
