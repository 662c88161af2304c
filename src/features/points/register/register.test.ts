import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pointActions } from '../../../analysis/report-counts.ts'
import type { Places } from '../places.ts'
import type { Point } from '../points.queries.ts'
import { publicRegister } from './register.view.ts'

const places: Places = {
  pack: [],
  form: { sections: [] },
  paragraphs: [],
  byId: new Map(),
  citable: [],
  trees: new Map(),
}

/** Words that look like nobody's number or address. */
const words = fc.stringMatching(/^[a-z]{24}$/)

const points: fc.Arbitrary<Point[]> = fc
  .array(
    fc.record({
      confidential: fc.boolean(),
      mayPublish: fc.boolean(),
      action: fc.constantFrom(...pointActions),
      reason: words,
      text: words,
      gist: words,
      astray: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map(rows =>
    rows.map((row, at) => ({
      ...row,
      id: `p${at}`,
      version: 1,
      number: at + 1,
      responseId: `r${at}`,
      reference: `R-${at}`,
      source: 'free',
      start: 0,
      end: 1,
      documentId: null,
      paragraphId: null,
      questionId: null,
      offTopic: false,
      mayPassOn: false,
      passedTo: '',
      decidedAt: null,
      changes: [],
      codes: [],
      masking: { masked: [], kept: [] },
    })),
  )

test('nothing said in confidence is in the register, and no words that may not be published', () => {
  fc.assert(
    fc.property(points, all => {
      const written = JSON.stringify(publicRegister(places, all))
      for (const { confidential, mayPublish, astray, text, gist, reason } of all) {
        const published = mayPublish && !astray
        assert.equal(written.includes(text), !confidential && published)
        assert.equal(written.includes(gist), !confidential && !published)
        assert.equal(written.includes(reason!), !confidential)
      }
    }),
  )
})

test('every other point stands in it once, and the totals are those of its rows', () => {
  fc.assert(
    fc.property(points, all => {
      const register = publicRegister(places, all)
      const open = all.filter(({ confidential }) => !confidential)
      const listed = register.rows.flatMap(row => row.points.map(({ number }) => number))
      assert.deepEqual(
        listed,
        open.map((_, at) => at + 1),
        'numbered through: no gap tells where a point made in confidence would stand',
      )
      assert.equal(register.totals.points, listed.length)
      const hidden = all.length - open.length
      assert.equal(register.inConfidence, hidden > 0 && hidden < 5 ? null : hidden)
    }),
  )
})
