import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, weekday } from '../../../kernel/day.ts'
import { daysOf, type Off, offOn, rhythms } from './rhythm.ts'

test('every second Tuesday of the month, through a year with Easter in the way', () => {
  const off: Off[] = [{ name: 'Holiday', from: day('2026-04-14'), to: day('2026-04-14') }]
  assert.deepEqual(
    daysOf(day('2026-03-10'), 'month', 4, off).map(({ day: on, instead }) => [on, instead?.because ?? '']),
    [
      ['2026-03-10', ''],
      ['2026-04-21', 'Holiday'],
      ['2026-05-12', ''],
      ['2026-06-09', ''],
    ],
  )
})

test('the fifth weekday of a month is the last of those that have four', () => {
  assert.deepEqual(
    daysOf(day('2026-01-30'), 'month', 3, []).map(each => each.day),
    ['2026-01-30', '2026-02-27', '2026-03-27'],
  )
})

test('whatever the rhythm and the days off, the weekday stays, no day comes twice, and what can be cleared is', () => {
  const start = day('2026-01-01')
  const some = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(
      some,
      fc.constantFrom(...rhythms),
      fc.integer({ min: 1, max: 24 }),
      fc.array(fc.tuple(some, fc.integer({ min: 0, max: 12 })), { maxLength: 8 }),
      (from, rhythm, count, spans) => {
        const first = addDays(start, from)
        const off = spans.map(([at, long]) => ({
          name: 'off',
          from: addDays(start, at),
          to: addDays(start, at + long),
        }))
        const days = daysOf(first, rhythm, count, off)
        assert.equal(days.length, count)
        for (const each of days) {
          assert.equal(weekday(each.day), weekday(first))
          assert.ok(each.day >= first)
          if (each.instead) assert.equal(offOn(each.day, off), null)
        }
        const clear = daysOf(first, rhythm, count, [])
        assert.equal(new Set(clear.map(each => each.day)).size, count)
      },
    ),
  )
})
