import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { newId } from '../db/ids.ts'
import type { Handle } from '../db/open.ts'
import { keepFile, readStored } from './files.ts'
import { fingerprintOf, PIECE } from './pieces.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const subject = { kind: 'area', id: newId() } as const
const keep = (tx: Handle, bytes: Uint8Array) =>
  keepFile(tx, { name: 'a plan.txt', bytes, subject, visibility: 'team', uploadedBy: null })
const objectsLeft = async () => (await database.pool.query('select from pg_largeobject_metadata')).rowCount

test('a file of any size is kept byte for byte, and its pieces leave nothing behind', async () => {
  for (const size of [0, 1, PIECE, PIECE + 1, 3 * PIECE - 1]) {
    // A view on more than the file, as a part of a form is.
    const bytes = new Uint8Array(randomBytes(size + 20).buffer, 7, size)
    const id = await database.db.transaction().execute(tx => keep(tx, bytes))
    const file = await readStored(database.db, null, id)
    assert.ok(file)
    assert.ok(file.content.equals(bytes), `${size} bytes`)
    const sha256 = createHash('sha256').update(bytes).digest()
    assert.ok(file.sha256.equals(sha256) && (await fingerprintOf(bytes)).equals(sha256))
    assert.equal(await objectsLeft(), 0)
  }
})

test('a large file that is taken back with its record leaves no pieces', async () => {
  const fails = database.db.transaction().execute(async tx => {
    await keep(tx, randomBytes(2 * PIECE))
    throw new Error('refused')
  })
  await assert.rejects(fails, /refused/)
  assert.equal(await objectsLeft(), 0)
})

test('a large file does not hold the server while it is written', async () => {
  const bytes = randomBytes(8 * PIECE)
  let turns = 0
  let going = true
  const count = () => {
    turns++
    if (going) setImmediate(count)
  }
  setImmediate(count)
  await keep(database.db, bytes)
  going = false
  // Once for each piece when it is counted and once when it is sent: by turns, which no busy machine changes.
  assert.ok(turns >= (2 * bytes.length) / PIECE, `${turns} turns of others`)
})
