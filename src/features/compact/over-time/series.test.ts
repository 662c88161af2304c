import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countOutcomes, outcomes } from '../../../codes/index.ts'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { lineOf, monthlyDays, type Stretch, seriesOf } from './series.ts'

test('a year is the last days of twelve months, and today', () => {
  const days = monthlyDays(day('2026-03-31'), 12)
  assert.equal(days.length, 13)
  assert.deepEqual(
    [days[0], days[1], days.at(-2), days.at(-1)],
    ['2025-03-31', '2025-04-30', '2026-02-28', '2026-03-31'],
  )
})

test('months before the first record are left out, and months in which nothing told are not', () => {
  const days = monthlyDays(day('2026-03-02'), 4)
  const met: Stretch = { verdict: 'met', proof: 'shown', begins: 1, ends: 2, count: 3 }
  const missed: Stretch = { verdict: 'notMet', proof: null, begins: 3, ends: null, count: 1 }
  assert.deepEqual(
    seriesOf(days, [met, missed]).map(({ day, total, share }) => [day, total, share]),
    [
      ['2025-12-31', 3, 100],
      ['2026-01-31', 0, 0],
      ['2026-02-28', 1, 0],
      ['2026-03-02', 1, 0],
    ],
  )
  assert.deepEqual(seriesOf(days, []), [])
})

/** Findings with the days from and until which they stood, as the record has them. */
const spells = fc.array(
  fc.record({
    verdict: fc.constantFrom('met' as const, 'notMet' as const, 'partly' as const, 'notDue' as const),
    from: fc.integer({ min: 0, max: 400 }),
    lasts: fc.option(fc.integer({ min: 0, max: 200 })),
  }),
  { minLength: 1, maxLength: 40 },
)
const start = day('2025-01-01')
const placeOf = (days: readonly Day[], on: Day): number => days.filter(each => each < on).length

test('at every point stands what began by that day and had not ended, counted once', () => {
  fc.assert(
    fc.property(spells, found => {
      const days = monthlyDays(day('2026-02-10'), 12)
      const all = found.map(({ verdict, from, lasts }) => ({
        verdict,
        proof: verdict === 'met' ? ('confirmed' as const) : null,
        from: addDays(start, from),
        to: lasts === null ? null : addDays(start, from + lasts),
      }))
      const stretches = all.map(({ verdict, proof, from, to }) => ({
        verdict,
        proof,
        begins: placeOf(days, from),
        ends: to === null ? null : placeOf(days, to),
        count: 1,
      }))
      for (const point of seriesOf(days, stretches)) {
        const stood = all.filter(({ from, to }) => from <= point.day && (to === null || to > point.day))
        assert.deepEqual(point.counts, countOutcomes(stood))
        assert.equal(
          point.total,
          outcomes.reduce((sum, outcome) => sum + point.counts[outcome], 0),
        )
      }
    }),
  )
})

test('a line stays within its box, goes up with the share, and needs two points that tell', () => {
  const at = (share: number, total = 10) => ({ share, total })
  assert.equal(lineOf([at(10)], { width: 200, height: 50 }), null)
  assert.equal(lineOf([at(10), at(0, 0)], { width: 200, height: 50 }), null)
  const line = lineOf([at(0), at(50), at(0, 0), at(100)], { width: 200, height: 50 })
  assert.deepEqual(line?.dots, [
    { x: 4, y: 46 },
    { x: 68, y: 25 },
    { x: 196, y: 4 },
  ])
  assert.equal(line?.path, 'M4 46L68 25L196 4')
})
