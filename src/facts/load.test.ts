import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { newId } from '../db/ids.ts'
import { day } from '../kernel/day.ts'
import { loadFacts, planFacts } from './load.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('the facts of one subject are planned ahead, under the names by which they are asked for', async () => {
  await database.db.connection().execute(async db => {
    const plans = async () =>
      (
        await sql<{ name: string; plans: number }>`
          select name, generic_plans::int as plans from pg_prepared_statements where name like 'facts-of-one-%' order by name`.execute(
          db,
        )
      ).rows
    await planFacts(db, day('2026-03-02'))
    const ahead = await plans()
    assert.deepEqual(
      ahead,
      ['consultation', 'organisation', 'partnership'].map(kind => ({ name: `facts-of-one-${kind}`, plans: 1 })),
    )
    for (const kind of ['consultation', 'organisation', 'partnership'] as const)
      await loadFacts(db, kind, [newId()], day('2026-03-03'))
    assert.deepEqual(
      await plans(),
      ahead.map(({ name }) => ({ name, plans: 2 })),
    )
  })
})
