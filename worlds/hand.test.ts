/** Stories that are told side by side: each by its own clock, and none still at work when one has failed. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sealOf } from '../src/db/seal.ts'
import { type TestDatabase, testDatabase } from '../test/support/database.ts'
import { type Hand, makeHand } from './hand.ts'

let database: TestDatabase
let hand: Hand
before(async () => {
  database = await testDatabase()
  hand = await makeHand({ database, seal: sealOf(randomBytes(32)) }, new Date('2026-03-16T12:00:00Z'))
})
after(async () => {
  await hand.close()
  await database.close()
})

const today = () => hand.hub.now().toISOString().slice(0, 10)

test('each goes by its own clock, also after it waited for the database', async () => {
  hand.on(-10)
  const live = async (from: number): Promise<string[]> => {
    const days: string[] = []
    for (const later of [0, 1, 2]) {
      hand.on(from + later)
      await database.db.selectFrom('area').select('id').execute()
      days.push(today())
    }
    return days
  }
  const told = await hand.beside(
    async () => [today()],
    () => live(-400),
    () => live(-100),
  )
  assert.deepEqual(told, [
    ['2026-03-06'],
    ['2025-02-09', '2025-02-10', '2025-02-11'],
    ['2025-12-06', '2025-12-07', '2025-12-08'],
  ])
  assert.equal(today(), '2026-03-06')
})

test('a fault is told when the others have ended', async () => {
  let ended = false
  await assert.rejects(
    hand.beside(
      async () => {
        throw new Error('no')
      },
      async () => {
        await database.db.selectFrom('area').select('id').execute()
        ended = true
      },
    ),
    /no/,
  )
  assert.ok(ended)
})
