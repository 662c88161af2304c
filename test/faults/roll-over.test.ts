/** Servers are stopped and started again one after the other, and nobody notices. `npm run bench -- roll-over` asks 20,000 times. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rollOver } from './roll-over.ts'

test('two Hubs roll over behind a balancer that repeats nothing: every request is answered, every response is kept once', async () => {
  const { failed, rounds, receipts, astray, longestStop } = await rollOver(300, 3)
  assert.deepEqual(failed, [])
  assert.equal(rounds > 0 && receipts > 0, true)
  assert.equal(astray, 0)
  assert.ok(longestStop < 3 + 10, `${longestStop} s`)
})
