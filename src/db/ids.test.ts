import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from './ids.ts'

test('identities are of version 7, all different, and each sorts after the one before', () => {
  const made = Array.from({ length: 50_000 }, newId)
  assert.ok(made.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)))
  assert.equal(new Set(made).size, made.length)
  assert.deepEqual(made, made.toSorted())
  assert.ok(Math.abs(Number.parseInt(made.at(-1)!.replace('-', '').slice(0, 12), 16) - Date.now()) < 3_600_000)
})
