import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../test/support/database.ts'
import { newId } from './db/ids.ts'
import { sayFault } from './report-fault.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('a fault of the database names what was touched, and no value', async () => {
  const add = () =>
    database.db.insertInto('person').values({ id: newId(), name: 'Planted', email: 'planted@example.org' }).execute()
  await add()
  const error = await add().catch(each => each)
  const said = sayFault(error, 'POST /people/new')
  assert.match(said, /POST \/people\/new: PostgreSQL 23505 \S+ public person person_email/)
  assert.match(said, /\n\s+at /)
  assert.doesNotMatch(said, /planted/i)
})

test('another fault keeps its words', () => {
  assert.match(
    sayFault(new TypeError('x is not a function'), 'GET /'),
    /GET \/: TypeError: x is not a function\n\s+at /,
  )
  assert.match(sayFault('gone', 'GET /'), /GET \/: gone$/)
})
