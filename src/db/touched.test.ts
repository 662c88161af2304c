import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { type Follows, loadFollows } from './follows.ts'
import { touchedSoFar, touching, wordsOf } from './touched.ts'

let database: TestDatabase
let follows: Follows

before(async () => {
  database = await testDatabase()
  follows = await loadFollows(database.db)
})
after(() => database.close())

const written = (text: string) => [...wordsOf(text).written].sort()

test('a statement writes what it inserts into, updates and deletes from, wherever that stands in it', () => {
  assert.deepEqual(written('select * from "person" where id = $1 for update'), [])
  assert.deepEqual(written('insert into "person" ("id") values ($1) on conflict do update set name = $2'), [
    'person',
    'set',
  ])
  assert.deepEqual(written('with gone as (DELETE FROM only a returning id) update b set c = 1'), ['a', 'b'])
  assert.deepEqual(written('truncate table d'), ['d'])
  assert.ok(wordsOf('select from "consultation" c join signature on true').read.has('signature'))
})

test('what work touches is noted of it and of the work around it, whichever way it asks, and of no other', async () => {
  const { db } = database
  const other = touching(() => db.selectFrom('partnership').select('id').execute())
  const around = await touching(async () => {
    const { touched } = await touching(() => sql`select id from person`.execute(db))
    assert.ok(touched.read.has('person'))
    await db.transaction().execute(async tx => {
      await tx.updateTable('area').set({ name: 'Fen' }).execute()
      assert.deepEqual([...(touchedSoFar()?.written ?? [])], ['area'])
    })
    await Promise.all([db.selectFrom('code').select('id').execute(), db.selectFrom('signature').select('id').execute()])
  })
  for (const table of ['person', 'area', 'code', 'signature']) assert.ok(around.touched.read.has(table), table)
  assert.ok(!around.touched.read.has('partnership'))
  assert.ok((await other).touched.read.has('partnership'))
  assert.equal(touchedSoFar(), null)
})

test('with a table changes what its triggers write and what goes with its rows, and what reads it under another name', async () => {
  const { db } = database
  const changed = (table: string) => follows.changedBy({ read: new Set(), written: new Set([table]) })
  const { rows: links } = await sql<{ parent: string; child: string }>`
    select parent.relname as parent, child.relname as child from pg_constraint k
    join pg_class parent on parent.oid = k.confrelid join pg_class child on child.oid = k.conrelid
    where k.contype = 'f' and k.confdeltype = 'c'`.execute(db)
  assert.notEqual(links.length, 0)
  for (const { parent, child } of links) assert.ok(changed(parent).has(child), `${parent} ${child}`)
  await sql`create table seen (id int)`.execute(db)
  await sql`create function count_seen() returns bigint language sql as 'select count(*) from seen'`.execute(db)
  await sql`create function see() returns trigger language plpgsql as $$ begin insert into seen values (1); return new; end $$`.execute(
    db,
  )
  await sql`create trigger seeing after insert on area for each row execute function see()`.execute(db)
  const anew = await loadFollows(db)
  const all = anew.changedBy({ read: new Set(), written: new Set(['area']) })
  assert.ok(all.has('seen') && all.has('count_seen'))
  const called = anew.changedBy(wordsOf('select see()'))
  assert.ok(called.has('seen'))
})
