import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tabulate } from './partnership/survey-groups.ts'
import { sector } from './shared.ts'
import { foldAlike } from './told-tally.ts'

const round = fc.array(
  fc.record({
    sector: fc.constantFrom(...sector.options.slice(0, 4)),
    // Most say the same: that is what gives somebody away.
    scores: fc.record({ a: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 5 })) }),
  }),
  { maxLength: 24 },
)

test('of no group can it be worked out that all of it agree, or none, and what is told is so', () => {
  fc.assert(
    fc.property(round, answers => {
      for (const row of tabulate(answers, ['a']).rows) {
        const { all, groups } = foldAlike(row)
        const shown = groups.flatMap((cell, at) => (cell ? [{ cell, is: row.groups[at]!.agree }] : []))
        for (const { cell, is } of [...shown, ...(all ? [{ cell: all, is: row.all!.agree }] : [])]) {
          assert.ok(cell.agree <= is && is <= cell.most)
          assert.ok(cell.most > 0 && cell.agree < cell.answers)
          if (cell.spread) assert.deepEqual([cell.agree, cell.most], [is, is])
        }
        // Whatever each group is within its width, the whole is within what is told of it: it narrows none.
        if (!all || shown.length === 0) continue
        assert.equal(
          all.agree,
          shown.reduce((sum, { cell }) => sum + cell.agree, 0),
        )
        assert.equal(
          all.most,
          shown.reduce((sum, { cell }) => sum + cell.most, 0),
        )
        if (shown.some(({ cell }) => cell.spread === null)) assert.equal(all.spread, null)
      }
    }),
  )
})
