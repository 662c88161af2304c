import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { moved } from './order.ts'

test('an item goes one step up or down', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 'b', 'up'), ['b', 'a', 'c'])
  assert.deepEqual(moved(['a', 'b', 'c'], 'b', 'down'), ['a', 'c', 'b'])
  assert.deepEqual(moved(['a', 'b'], 'a', 'up'), ['a', 'b'])
  assert.deepEqual(moved(['a', 'b'], 'b', 'down'), ['a', 'b'])
})

test('nothing is lost or doubled by moving', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string()),
      fc.string(),
      fc.constantFrom('up' as const, 'down' as const),
      (order, id, way) => assert.deepEqual(moved(order, id, way).toSorted(), order.toSorted()),
    ),
  )
})
