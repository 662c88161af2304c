import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { emptyDatabase, testDatabase } from '../../test/support/database.ts'
import { generateTables } from './generate-tables.ts'
import { openDatabase } from './open.ts'

test('the committed table types are those of the migrations', async () => {
  const database = await testDatabase()
  try {
    const committed = await readFile(path.join(import.meta.dirname, 'tables.ts'), 'utf8')
    assert.equal(committed, await generateTables(database.pool), 'run "npm run generate"')
  } finally {
    await database.close()
  }
})

test('types tell words, defaults, nulls, arrays, days and computed columns', async () => {
  const { url, drop } = await emptyDatabase()
  const database = await openDatabase({ url })
  try {
    await database.pool.query(`
      create table small_thing (
        id uuid primary key, created_at timestamptz not null default now(), told_at timestamptz,
        kind text not null check (kind in ('a-b', 'c')), only_kind text check (only_kind in ('one')),
        parts text[] not null default '{}' check (parts <@ array['x', 'y']), due date, share numeric, notes jsonb not null,
        doubled integer generated always as (2) stored)`)
    const written = await generateTables(database.pool)
    const body = /export interface SmallThingTable \{\n(.*?)\n\}/s
      .exec(written)?.[1]
      ?.split('\n')
      .map(line => line.trim())
    assert.deepEqual(body, [
      'id: string',
      'created_at: MomentByDefault',
      'told_at: Moment | null',
      "kind: 'a-b' | 'c'",
      'only_kind: string | null',
      "parts: ByDefault<('x' | 'y')[]>",
      'due: Day | null',
      'share: Decimal | null',
      'notes: Json',
      'doubled: ColumnType<number | null, never, never>',
    ])
    await database.pool.query('create table odd (id uuid, at point)')
    await assert.rejects(generateTables(database.pool), /odd\.at has type point/)
  } finally {
    await database.close()
    await drop()
  }
})
