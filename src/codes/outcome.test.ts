import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countOutcomes, outcomeOf, shareKept, tellingOf } from './outcome.ts'
import { proofs } from './proof.ts'
import { verdictNames } from './verdict.ts'

test('what is met counts by its proof, what is explained on its own', () => {
  assert.equal(outcomeOf('met', 'stated'), 'stated')
  assert.equal(outcomeOf('explained', null), 'explained')
  assert.equal(outcomeOf('partly', 'shown'), 'partly')
  assert.equal(outcomeOf('notKnown', null), null)
})

const found = fc.record({
  verdict: fc.constantFrom(...verdictNames),
  proof: fc.constantFrom(...proofs),
  count: fc.nat(50),
})

test('nothing that a body states of itself, and nothing explained, raises the share that is kept', () => {
  fc.assert(
    fc.property(fc.array(found), verdicts => {
      const counts = countOutcomes(verdicts)
      const claimed = countOutcomes([
        ...verdicts,
        { verdict: 'met', proof: 'stated', count: 9 },
        { verdict: 'explained', proof: null, count: 9 },
      ])
      assert.ok(shareKept(claimed) <= shareKept(counts))
      assert.equal(tellingOf(claimed), tellingOf(counts) + 18)
    }),
  )
})
