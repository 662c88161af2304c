import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { changedNothing, changeVersioned } from './change-versioned.ts'
import { newId } from './ids.ts'
import type { Tx } from './open.ts'

const id = newId()
let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await database.db
    .insertInto('organisation')
    .values({ id, slug: 'residents', name: 'Residents', sector: 'community' })
    .execute()
})
after(() => database.close())

const inOne = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => database.db.transaction().execute(work)

test('a row is changed where the version quoted stands, and not where somebody was faster', async () => {
  assert.equal(await inOne(tx => changeVersioned(tx, 'organisation', id, 1, { name: 'Residents of Holt' })), true)
  assert.equal(await inOne(tx => changeVersioned(tx, 'organisation', id, 1, { name: 'Late' })), false)
  const row = await database.db.selectFrom('organisation').select(['name', 'version']).executeTakeFirstOrThrow()
  assert.deepEqual(row, { name: 'Residents of Holt', version: 2 })
})

test('a condition beside the version is kept', async () => {
  const never = sql<boolean>`sector = 'faith'`
  assert.equal(await inOne(tx => changeVersioned(tx, 'organisation', id, 2, { name: 'Other' }, never)), false)
})

test('it is told whether anything is different', async () => {
  const nothing = await inOne(async tx => {
    assert.equal(changedNothing(tx), false)
    await changeVersioned(tx, 'organisation', id, 2, { name: 'Residents of Holt', sector: 'community' })
    return changedNothing(tx)
  })
  assert.equal(nothing, true)
  const something = await inOne(async tx => {
    await changeVersioned(tx, 'organisation', id, 3, { name: 'Residents of Holt' })
    await changeVersioned(tx, 'organisation', id, 4, { name: 'Residents of Wend' })
    return changedNothing(tx)
  })
  assert.equal(something, false)
  // Moving the version on alone says that something beside the row is different.
  assert.equal(
    await inOne(async tx => (await changeVersioned(tx, 'organisation', id, 5, {})) && changedNothing(tx)),
    false,
  )
})
