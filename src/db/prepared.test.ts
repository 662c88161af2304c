import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { prepared, preparedOnce } from './prepared.ts'

let database: TestDatabase

before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('a named statement is kept prepared on its connection, and others are not', async () => {
  await database.db.connection().execute(async db => {
    for (const number of [1, 2]) {
      const { rows } = await sql<{ sum: number }>`${prepared('adding')} select ${number}::integer + 1 as sum`.execute(
        db,
      )
      assert.equal(rows[0]?.sum, number + 1)
      await sql`select ${number}::integer`.execute(db)
    }
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(db)
    assert.deepEqual(rows, [{ name: 'adding' }])
  })
})

test('a statement that is planned once has one plan for whatever it is asked, and leaves its connection as it was where it fails', async () => {
  await database.db.connection().execute(async db => {
    const half = (divisor: number) =>
      sql<{ half: number }>`${preparedOnce('halves')} select 10 / ${divisor}::integer as half`.execute(db)
    const mode = async () =>
      (await sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode`.execute(db)).rows[0]?.mode
    for (const divisor of [1, 2, 5]) assert.equal((await half(divisor)).rows[0]?.half, 10 / divisor)
    const { rows } = await sql<{ generic: number; custom: number }>`
      select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where name = 'halves'`.execute(
      db,
    )
    assert.deepEqual(rows, [{ generic: 3, custom: 0 }])
    assert.equal(await mode(), 'auto')
    await assert.rejects(half(0), /division by zero/)
    assert.equal(await mode(), 'auto')
    await sql`begin`.execute(db)
    await assert.rejects(half(0), /division by zero/)
    await sql`rollback`.execute(db)
    assert.equal(await mode(), 'auto')
    assert.equal((await half(2)).rows[0]?.half, 5)
  })
})

test('a name that could end the comment is refused', () => {
  assert.throws(() => prepared('x */ drop table response; --'), RangeError)
})
