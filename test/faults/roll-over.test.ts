/** Servers are stopped and started again one after the other, and nobody notices. `npm run bench -- roll-over` asks 20,000 times. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rollOver } from './roll-over.ts'

/** Seconds for the balancer to notice that a Hub stops: on a busy machine it looks seldom. They are waited, and cost no work. */
const DRAIN = 8

test('two Hubs roll over behind a balancer that repeats nothing: every request is answered, every response is kept once', async () => {
  const { failed, rounds, receipts, astray, longestStop } = await rollOver(300, DRAIN)
  assert.deepEqual(failed, [])
  assert.equal(rounds > 0 && receipts > 0, true)
  assert.equal(astray, 0)
  assert.ok(longestStop < DRAIN + 60, `${longestStop} s`)
})
