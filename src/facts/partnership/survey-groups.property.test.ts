import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sector } from '../shared.ts'
import { FEWEST, groupsOf, tabulate } from './survey-groups.ts'

const answer = fc.record({
  sector: fc.constantFrom(...sector.options),
  scores: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 5 })),
})
const round = fc.array(answer, { maxLength: 30 })

test('every answer is in one group, and no group is small', () => {
  fc.assert(
    fc.property(round, answers => {
      const groups = groupsOf(answers)
      for (const group of groups) assert.ok(group.answers.length >= FEWEST)
      const inGroups = groups.reduce((sum, group) => sum + group.answers.length, 0)
      assert.equal(inGroups, answers.length >= FEWEST ? answers.length : 0)
      const shown = groups.flatMap(group => group.sectors)
      assert.equal(new Set(shown).size, shown.length)
    }),
  )
})

test('no cell of the table is small, and none can be found by subtracting the others from the whole', () => {
  fc.assert(
    fc.property(round, answers => {
      for (const { all, groups } of tabulate(answers, ['a', 'b']).rows) {
        for (const tally of [all, ...groups]) if (tally) assert.ok(tally.answers >= FEWEST)
        const shown = groups.filter(tally => tally !== null)
        assert.ok(shown.length === 0 || shown.length === groups.length)
        if (all && shown.length > 0)
          assert.equal(
            shown.reduce((sum, tally) => sum + tally.answers, 0),
            all.answers,
          )
        if (all)
          assert.equal(
            all.spread.reduce((sum, count) => sum + count, 0),
            all.answers,
          )
      }
    }),
  )
})
