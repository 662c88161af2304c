import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../kernel/day.ts'
import { timelineOf } from './timeline.ts'

const today = day('2026-03-16')

test('what happened and what is to come stand in order, with the days from today', () => {
  const line = timelineOf(
    [
      { day: day('2026-05-14'), what: 'closes' },
      { day: day('2026-02-14'), what: 'opens' },
      { day: today, what: 'reviewed' },
    ],
    today,
  )
  assert.deepEqual(
    line?.items.map(({ what, when, days }) => [what, when, days]),
    [
      ['opens', 'past', -30],
      ['reviewed', 'today', 0],
      ['closes', 'coming', 59],
    ],
  )
  assert.deepEqual([line?.from, line?.to, line?.all], ['2026-02-14', '2026-05-14', []])
  assert.equal(line?.dots[0]?.x, 8)
  assert.equal(line?.dots.at(-1)?.x, 592)
  assert.equal(line?.today, line?.dots[1]?.x)
})

test('small ones stand in the whole list and on the line, and a day with another draws its dot', () => {
  const line = timelineOf(
    [
      { day: day('2026-01-10'), what: 'began' },
      { day: day('2026-01-10'), what: 'met', small: true },
      { day: day('2026-02-10'), what: 'met', small: true },
    ],
    today,
  )
  assert.deepEqual([line?.items.length, line?.all.length], [1, 3])
  assert.deepEqual(
    line?.dots.map(({ small }) => small),
    [false, true],
  )
  assert.equal(line?.today, null)
})

test('nothing recorded draws nothing, and every dot lies on the line', () => {
  assert.equal(timelineOf([], today), null)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4000, max: 4000 }), { minLength: 1, maxLength: 30 }), offsets => {
      const line = timelineOf(
        offsets.map(days => ({ day: addDays(today, days), what: 'x' })),
        today,
      )!
      assert.equal(line.dots.length, new Set(offsets).size)
      for (const { x } of line.dots) assert.ok(x >= 0 && x <= line.width)
      assert.deepEqual(
        line.items.map(({ days }) => days),
        offsets.toSorted((a, b) => a - b),
      )
    }),
  )
})
