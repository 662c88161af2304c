import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { prepared } from './prepared.ts'

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

test('a name that could end the comment is refused', () => {
  assert.throws(() => prepared('x */ drop table response; --'), RangeError)
})
