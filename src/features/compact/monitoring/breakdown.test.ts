import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomes } from '../../../codes/index.ts'
import { day } from '../../../kernel/day.ts'
import type { KeyedStretch } from '../over-time/series.ts'
import { barsOf, cellsOf, type Group, rowsOf } from './breakdown.ts'

const group = (name: string, ...keys: string[]): Group => ({ name, narrowing: { sector: name }, keys: new Set(keys) })
const stretch = (
  key: string,
  verdict: 'met' | 'notMet',
  count: number,
  begins = 0,
  ends: number | null = null,
): KeyedStretch => ({
  key,
  verdict,
  proof: verdict === 'met' ? 'shown' : null,
  begins,
  ends,
  count,
})

test('a row tells numbers, and a share only where enough tell; the year before beside it', () => {
  const found = [
    stretch('a', 'met', 30),
    stretch('a', 'notMet', 10, 1),
    stretch('b', 'met', 2),
    stretch('b', 'notMet', 3, 0, 1),
  ]
  const rows = rowsOf([group('large', 'a'), group('small', 'b'), group('none', 'c'), group('both', 'a', 'b')], found)
  assert.deepEqual(
    rows.map(({ name, known, total, share, before }) => [
      name,
      known,
      total,
      share,
      before?.known,
      before?.total,
      before?.share,
    ]),
    [
      ['large', 30, 40, 75, 30, 30, 100],
      ['small', 2, 2, null, 2, 5, null],
      ['both', 32, 42, 76, 32, 35, 91],
    ],
  )
})

test('what was not recorded a year before is not told as nought', () => {
  const [row] = rowsOf([group('new', 'a')], [stretch('a', 'met', 12, 1)])
  assert.equal(row?.before, null)
  assert.equal(row?.share, 100)
})

test('the bar of a row is as wide as all that tells, and each count has its list', () => {
  const [row] = rowsOf([group('large', 'a')], [stretch('a', 'met', 30), stretch('a', 'notMet', 10)])
  const cells = cellsOf(row!, { kind: 'consultation' }, 'sector')
  assert.equal(
    cells.bar.reduce((sum, { width }) => sum + width, 0),
    120,
  )
  assert.equal(cells.cells[0]?.href, '/compact/findings/list?kind=consultation&sector=large&standing=shown')
  assert.equal(cells.cells[1]?.href, null)
  assert.equal(cells.href, '/compact/findings?kind=consultation&sector=large&by=section')
})

test('bars of a series stand on one ground, the highest as high as the chart', () => {
  const counts = { shown: 1, confirmed: 0, stated: 2, explained: 0, partly: 0, notMet: 1 }
  const points = [
    { day: day('2026-01-31'), counts, total: 4 },
    { day: day('2026-02-28'), counts: { ...counts, stated: 0 }, total: 2 },
  ]
  const bars = barsOf(points, { width: 100, height: 40 })
  assert.equal(bars.length, 2 * outcomes.length)
  const height = (at: number) =>
    bars.slice(at * outcomes.length, (at + 1) * outcomes.length).reduce((sum, one) => sum + one.height, 0)
  assert.deepEqual([height(0), height(1)], [40, 20])
})
