/** Long files written beside the server. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as rest } from 'node:timers/promises'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { writeAside } from './write-aside.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const file = new URL('./write-aside.fixture.ts', import.meta.url)
const begin = (data: unknown) => writeAside(database.pool, file, data)

async function read(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString()
}

test('what is written in the thread comes whole and in order, for several readers at once', async () => {
  const expected = Array.from({ length: 3000 }, (_, at) => `row ${at} of ten é\n`).join('')
  const texts = await Promise.all([1, 2, 3].map(() => read(begin({ rows: 3000, database: 'ten é' }))))
  for (const text of texts) assert.equal(text, expected)
  assert.equal(await read(begin({ rows: 0, database: '' })), '')
})

test('a reader that takes slowly is not written ahead of, and one who goes away ends the writing', async () => {
  const slow = begin({ rows: 1_000_000, database: 'x'.repeat(1000), counts: true })
  const first = await slow.next()
  await rest(200)
  const before = await countMade()
  await rest(200)
  assert.equal(await countMade(), before)
  assert.ok(before < 2000, `${before} rows are made for ${first.value?.length} bytes taken`)
  await slow.return(undefined)
  await rest(100)
  assert.equal(await countMade(), -1)
})

test('what fails is told to its reader, and the next one begins anew', async () => {
  await assert.rejects(read(begin({ rows: 10, database: 'x', fails: true })), /no such row/)
  assert.match(await read(begin({ rows: 2, database: 'x' })), /^row 0 of x\nrow 1 of x\n$/)
})

test('a thread that dies is told of, and the next reader has another', async () => {
  await assert.rejects(read(begin({ rows: 10, database: 'x', dies: true })), /has ended/)
  assert.match(await read(begin({ rows: 1, database: 'x' })), /^row 0 of x\n$/)
})

test('a reader who comes while the thread is told to end has a new one', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  assert.match(await read(begin({ rows: 1, database: 'x' })), /^row 0 of x\n$/)
  t.mock.timers.tick(60_000)
  assert.match(await read(begin({ rows: 1, database: 'y' })), /^row 0 of y\n$/)
})

/** Rows that the thread has made for the reader who is counted; -1 where it has ended. */
async function countMade(): Promise<number> {
  return Number(await read(begin({ rows: 0, database: '', asks: true })))
}
