import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../../kernel/day.ts'
import { remindersOf } from './remind.job.ts'
import { isOwn, proofOf, standingOf, ways } from './standing.ts'

const answers = fc.array(fc.record({ way: fc.constantFrom(...ways), n: fc.nat() }))

test('what a party said itself stands over whatever is brought in for it, before or after', () => {
  fc.assert(
    fc.property(answers, given => {
      const stands = standingOf(given)
      assert.equal(stands === null, given.length === 0)
      if (stands === null) return
      assert.equal(proofOf(stands), given.some(isOwn) ? 'confirmed' : 'stated')
      // Of its own kind it is the latest.
      const after = given.slice(given.indexOf(stands) + 1)
      assert.ok(!after.some(one => isOwn(one) || !isOwn(stands)))
    }),
  )
})

test('paper after a no of the party itself changes nothing; its own later yes does', () => {
  const no = { way: 'link', agreed: false } as const
  const paper = { way: 'paper', agreed: true } as const
  const yes = { way: 'sign-in', agreed: true } as const
  assert.equal(standingOf([paper]), paper)
  assert.equal(standingOf([no, paper]), no)
  assert.equal(standingOf([no, paper, yes]), yes)
})

test('a question is reminded of before its last day and after it, and not on the day it is put', () => {
  assert.deepEqual(remindersOf({ askedOn: day('2026-03-02'), answerBy: day('2026-03-30') }, 3), [
    '2026-03-27',
    '2026-03-31',
  ])
  assert.deepEqual(remindersOf({ askedOn: day('2026-03-02'), answerBy: day('2026-03-03') }, 3), ['2026-03-04'])
})
