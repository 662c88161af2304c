import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../../../kernel/day.ts'
import { chartOf } from './chart.ts'
import { readNumber, writeNumber } from './numbers.ts'

const start = day('2026-01-01')

test('every value stands inside the drawing, later ones further right, higher ones further up', () => {
  const values = fc.uniqueArray(fc.record({ after: fc.nat(2000), value: fc.integer({ min: -1000, max: 1000 }) }), {
    selector: ({ after }) => after,
    minLength: 2,
    maxLength: 12,
  })
  fc.assert(
    fc.property(values, fc.option(fc.integer({ min: -1000, max: 1000 })), (given, target) => {
      const points = given
        .toSorted((a, b) => a.after - b.after)
        .map(({ after, value }) => ({ read_on: addDays(start, after), value }))
      const chart = chartOf(points, target)
      assert.ok(chart)
      for (const { x, y } of [...chart.dots, ...(chart.target ? [{ x: chart.target.left, y: chart.target.y }] : [])]) {
        assert.ok(x >= 0 && x <= chart.width, `x ${x}`)
        assert.ok(y >= 0 && y <= chart.height, `y ${y}`)
      }
      for (let at = 1; at < points.length; at++) {
        assert.ok(chart.dots[at]!.x >= chart.dots[at - 1]!.x)
        if (points[at]!.value > points[at - 1]!.value) assert.ok(chart.dots[at]!.y <= chart.dots[at - 1]!.y)
      }
    }),
  )
})

test('one value is no line', () => {
  assert.equal(chartOf([{ read_on: start, value: 3 }], 5), null)
  assert.equal(chartOf([], null), null)
})

test('numbers are read as people type them, and what is none is told apart from a blank', () => {
  assert.equal(readNumber('1,200.5'), 1200.5)
  assert.equal(readNumber(' '), null)
  for (const wrong of ['forty', '4 or 5', '1e9', '--3']) assert.equal(readNumber(wrong), undefined, wrong)
  fc.assert(fc.property(fc.integer(), value => assert.equal(readNumber(writeNumber(value)), value)))
})
