import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { sealOf } from '../db/seal.ts'
import { type Limit, triesIn } from './tries.ts'

const limit: Limit = { name: 'test', most: 2, minutes: 60 }
const seal = sealOf(randomBytes(32))
let now = new Date('2026-03-02T09:00:00Z')
let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('two servers count together, one key is not held up by another, and time opens again', async () => {
  const [one, two] = [triesIn(database.pool, seal, () => now), triesIn(database.pool, seal, () => now)]
  assert.equal(await one.take(limit, 'a'), true)
  assert.equal(await two.take(limit, 'a'), true)
  assert.equal(await one.take(limit, 'a'), false)
  assert.equal(await two.take(limit, 'b'), true)
  assert.equal(await two.take({ ...limit, name: 'another' }, 'a'), true)
  now = new Date('2026-03-02T10:00:00Z')
  assert.equal(await two.take(limit, 'a'), true)
  const { rows } = await database.pool.query<{ row: string }>('select t::text as row from tries t')
  assert.ok(rows.every(({ row }) => !/\(a|\(b/.test(row)))
  await Promise.all([one.close(), two.close()])
})

test('a count waits for no connection of the forms, and goes on where the database is away', async () => {
  const tries = triesIn(database.pool, seal, () => now)
  const held = await Promise.all(Array.from({ length: 10 }, () => database.pool.connect()))
  assert.equal(await tries.take(limit, 'held'), true)
  for (const client of held) client.release()
  await tries.close()

  const away = triesIn(Object.assign(Object.create(database.pool), { options: { host: '/nowhere' } }), seal, () => now)
  const taken = [await away.take(limit, 'c'), await away.take(limit, 'c'), await away.take(limit, 'c')]
  assert.deepEqual(taken, [true, true, false])
  await away.close()
})
