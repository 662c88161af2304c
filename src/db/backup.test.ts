import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { emptyDatabase } from '../../test/support/database.ts'
import { backup, restore } from './backup.ts'
import { migrate, readApplied } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'

const SCHEMA = `
  create table parent (id uuid primary key, favourite uuid, name text not null unique);
  create table child (
    id uuid primary key, parent_id uuid not null references parent, body bytea, notes jsonb, due date, at timestamptz,
    words text[], share numeric, sequence integer generated always as identity,
    shouted text generated always as (upper(notes::text)) stored);
  alter table parent add constraint parent_favourite foreign key (favourite) references child deferrable initially deferred;
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
  create trigger no_truncate before truncate on child for each statement execute function refuse();
  alter table child enable always trigger no_truncate;
  create trigger no_insert before insert on child for each row when (new.due = '1999-01-01') execute function refuse();
  create table nothing (a integer);
  insert into nothing values (1);
`

let folder: string
let source: Database
let target: Database
let drops: (() => Promise<void>)[]

async function open(): Promise<Database> {
  const { url, drop } = await emptyDatabase()
  drops.push(drop)
  return openDatabase({ url })
}

before(async () => {
  drops = []
  folder = await mkdtemp(path.join(os.tmpdir(), 'hub-backup-'))
  await writeFile(path.join(folder, '0001-first.sql'), SCHEMA)
  source = await open()
  await migrate(source.pool, folder)
  await source.pool.query('delete from nothing')
  await source.pool.query(`
    begin;
    insert into parent select md5('p' || n)::uuid, md5('c' || n)::uuid, E'odd \\\\ name\\n' || chr(9) || n from generate_series(1, 3000) n;
    insert into child (id, parent_id, body, notes, due, at, words, share)
      select md5('c' || n)::uuid, md5('p' || n)::uuid, decode(repeat('000aff5c', 200), 'hex'), '{"é": "\\\\n"}', '2009-10-28',
        '2009-10-28 09:00:00.123456+00', array['a,b', 'null', null], 1.50 from generate_series(1, 3000) n;
    commit`)
})

beforeEach(async () => {
  target = await open()
})

afterEach(() => target.close())

after(async () => {
  await source.close()
  for (const drop of drops) await drop()
  await rm(folder, { recursive: true })
})

async function fingerprint(database: Database): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select (select md5(string_agg(p::text, '' order by p.id)) from parent p) as parents,
      (select md5(string_agg(c::text, '' order by c.id)) from child c) as children, (select count(*) from nothing) as nothing`,
  )
  return rows[0]
}

async function conditions(database: Database): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select conname as name, pg_get_constraintdef(oid) as says from pg_constraint where connamespace = 'public'::regnamespace
     union all select tgname, tgenabled::text from pg_trigger where not tgisinternal order by 1, 2`,
  )
  return rows
}

test('a restored database holds the same rows under the same rules', async () => {
  const file = path.join(folder, 'whole.backup')
  const saved = await backup(source, file)
  assert.deepEqual(saved.tables, { child: 3000, nothing: 0, parent: 3000 })
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.deepEqual((await restore(file, target, folder)).tables, saved.tables)
  assert.deepEqual(await fingerprint(target), await fingerprint(source))
  assert.deepEqual(await conditions(target), await conditions(source))
  await assert.rejects(target.pool.query('truncate child cascade'), /refused/)
  await target.pool.query('insert into child (id, parent_id) select gen_random_uuid(), id from parent limit 1')
  const { rows } = await target.pool.query('select max(sequence) as last from child')
  assert.deepEqual(rows, [{ last: 3001 }])
  await assert.rejects(restore(file, target, folder), /already holds records \(in child\)/)
  await assert.rejects(backup(source, file), /exists already/)
})

test('of two restores into one database at once the second is told of the first, and not that its backup is bad', async () => {
  const file = path.join(folder, 'twice.backup')
  await backup(source, file)
  const copy = await open()
  const both = await Promise.allSettled([restore(file, copy, folder), restore(file, copy, folder)])
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
  const refused = both.flatMap(one => (one.status === 'rejected' ? [String(one.reason.message)] : []))
  assert.match(refused.join(), /Another restore is filling this database|already holds records/)
  assert.deepEqual(await fingerprint(copy), await fingerprint(source))
  const filling = await copy.pool.connect()
  await filling.query('begin')
  await filling.query('select pg_advisory_xact_lock($1, $2)', [0x687562, 0x66696c])
  await assert.rejects(restore(file, copy, folder), /Another restore is filling this database/)
  await filling.query('rollback')
  filling.release()
  await copy.close()
})

test('a backup shows one moment while others write', async () => {
  const file = path.join(folder, 'moment.backup')
  const writing = (async () => {
    for (let n = 0; n < 100; n++)
      await source.pool.query(`with p as (insert into parent values (gen_random_uuid(), null, 'during ${n}') returning id)
        insert into nothing select 1 from p`)
  })()
  const saved = await backup(source, file)
  await writing
  assert.equal(saved.tables['parent'], 3000 + (saved.tables['nothing'] ?? 0))
  await source.pool.query("delete from parent where name like 'during %'; delete from nothing")
})

test('a backup of an earlier version is brought up to date, one of a later version is refused', async () => {
  const file = path.join(folder, 'earlier.backup')
  await backup(source, file)
  const later = await mkdtemp(path.join(os.tmpdir(), 'hub-backup-'))
  await writeFile(path.join(later, '0001-first.sql'), SCHEMA)
  await writeFile(path.join(later, '0002-more.sql'), 'alter table parent add more integer not null default 7')
  await restore(file, target, later)
  assert.equal((await readApplied(target.pool)).length, 2)
  const newer = path.join(folder, 'newer.backup')
  await backup(target, newer)
  const other = await open()
  await assert.rejects(restore(newer, other, folder), { name: 'SchemaMismatch', message: /newer than this program/ })
  await other.close()
  await rm(later, { recursive: true })
})

test('a damaged, cut or foreign file changes nothing and says so', async () => {
  const file = path.join(folder, 'good.backup')
  await backup(source, file)
  const whole = await readFile(file)
  const text = gunzipSync(whole)
  const changed = Buffer.from(text)
  changed.write('1999', changed.indexOf('2009-10-28\t'))
  const cases: [string, Buffer][] = [
    ['cut', whole.subarray(0, whole.length >> 1)],
    ['cut inside the stream', gzipSync(text.subarray(0, text.length - 60))],
    ['one value changed', gzipSync(changed)],
    ['a byte changed', Buffer.concat([whole.subarray(0, 900), Buffer.of(whole[900]! ^ 1), whole.subarray(901)])],
    ['foreign', gzipSync('{"a":1}\n')],
    ['not gzip', Buffer.from('hello')],
    ['empty', Buffer.alloc(0)],
    ['zeros behind the end', Buffer.concat([whole, Buffer.alloc(512)])],
    ['one byte behind the end', Buffer.concat([whole, Buffer.of(0)])],
    ['a second backup behind the end', Buffer.concat([whole, whole])],
    ['the check at the end changed', Buffer.concat([whole.subarray(0, -1), Buffer.of(whole.at(-1)! ^ 1)])],
    ['a line behind the last', gzipSync(Buffer.concat([text, Buffer.from('{}\n')]))],
  ]
  for (const [name, bytes] of cases) {
    const bad = path.join(folder, 'bad.backup')
    await writeFile(bad, bytes)
    await assert.rejects(restore(bad, target, folder), { name: 'DamagedBackup' }, name)
  }
  assert.deepEqual(await restore(file, target, folder).then(() => fingerprint(target)), await fingerprint(source))
})

test('whichever bit is flipped, the file is refused in words, or it says the same all the same', async () => {
  const file = path.join(folder, 'flipped.backup')
  await backup(source, file)
  const whole = await readFile(file)
  const places = [
    ...Array.from({ length: 10 }, (_, at) => at),
    ...Array.from({ length: Number(process.env['FLIPS'] ?? 50) }, () => randomInt(whole.length)),
  ]
  let [refused, same] = [0, 0]
  for (const place of [...places, whole.length - 8, whole.length - 1]) {
    const bit = 1 << randomInt(8)
    const flipped = Buffer.from(whole)
    flipped[place]! ^= bit
    await writeFile(file, flipped)
    const where = `byte ${place}, bit ${bit}`
    const fault = await restore(file, target, folder).then(
      () => null,
      (error: Error) => error.name,
    )
    // Packed text that repeats itself may be unpacked from either of two places: then a flip changes no letter of it.
    if (fault === null) assert.deepEqual(await fingerprint(target), await fingerprint(source), where)
    else assert.equal(fault, 'DamagedBackup', where)
    if (fault === null) same++
    else refused++
  }
  console.log(`Score: ${refused} flips refused in words, ${same} that changed nothing, 0 others`)
})

test('a file that is not there is named', async () => {
  await assert.rejects(restore(path.join(folder, 'none.backup'), target, folder), /none\.backup/)
})
