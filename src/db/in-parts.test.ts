/** Long tables read some rows at a time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inParts, rowsAtOnce } from './in-parts.ts'

const LAST = rowsAtOnce * 2 + 3
/** The numbers up to the last behind one, and every question for them in its order. */
function numbers() {
  const asked: number[] = []
  const read = (after: number | null, limit: number) => {
    asked.push(after ?? 0)
    const left = Math.max(0, Math.min(limit, LAST - (after ?? 0)))
    return Promise.resolve(Array.from({ length: left }, (_, at) => (after ?? 0) + at + 1))
  }
  return { asked, read }
}

test('every row is read once and in order, the next ones while those before are dealt with', async () => {
  const { asked, read } = numbers()
  const found: number[] = []
  for await (const part of inParts(read, each => each)) {
    found.push(...part)
    assert.ok(found.length > LAST - rowsAtOnce || asked.at(-1) === found.at(-1))
  }
  assert.deepEqual(
    found,
    Array.from({ length: LAST }, (_, at) => at + 1),
  )
  assert.deepEqual(asked, [0, rowsAtOnce, rowsAtOnce * 2])
})

test('a reading that fails is told to who waits for it, and harms nobody who left before', async () => {
  const { read } = numbers()
  const failing = (after: number | null, limit: number) =>
    after === null ? read(after, limit) : Promise.reject(new Error('lost'))
  await assert.rejects(async () => {
    for await (const _ of inParts(failing, each => each));
  }, /lost/)
  for await (const part of inParts(failing, each => each)) {
    assert.equal(part.length, rowsAtOnce)
    break
  }
})
