import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { outcomeOf } from './majority.ts'

const polls = fc
  .record({ yes: fc.nat(30), no: fc.nat(30), silent: fc.nat(30) })
  .map(({ yes, no, silent }) => ({ partners: yes + no + silent, yes, no }))

test('a change is decided by more than half of all partners, and dropped when that can no longer be', () => {
  fc.assert(
    fc.property(polls, poll => {
      const outcome = outcomeOf(poll)
      assert.equal(outcome === 'decided', poll.yes > poll.partners / 2)
      if (outcome === 'dropped') assert.ok(poll.partners - poll.no <= poll.partners / 2)
      // Silence decides nothing: with more partners and the same answers nothing becomes decided.
      if (outcomeOf({ ...poll, partners: poll.partners + 1 }) === 'decided') assert.equal(outcome, 'decided')
    }),
  )
})

test('one alone among several decides nothing', () => {
  assert.equal(outcomeOf({ partners: 2, yes: 1, no: 0 }), 'open')
  assert.equal(outcomeOf({ partners: 1, yes: 1, no: 0 }), 'decided')
  assert.equal(outcomeOf({ partners: 4, yes: 2, no: 2 }), 'dropped')
})
