import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countTries } from './tries.ts'

test('an address has its share in a while, then waits; another one is not held up', () => {
  const tries = countTries(2, 60)
  const hour = 3_600_000
  assert.equal(tries.tooMany('a', 0), false)
  tries.count('a', 0)
  tries.count('a', 1000)
  assert.equal(tries.tooMany('a', hour - 1), true)
  assert.equal(tries.tooMany('b', hour - 1), false)
  assert.equal(tries.tooMany('a', hour), false)
  tries.count('a', hour)
  assert.equal(tries.tooMany('a', hour), false)
})
