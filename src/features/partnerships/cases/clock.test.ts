import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../../../kernel/day.ts'
import { clockOf } from './clock.ts'

const raisedOn = day('2026-03-02')
const of = (answeredOn: string | null, today: string) =>
  clockOf({ raisedOn, answeredOn: answeredOn === null ? null : day(answeredOn), within: 60 }, day(today))

test('a case is late from the day after its last one, whatever step it is in', () => {
  assert.deepEqual(of(null, '2026-05-01'), { state: 'open', last: '2026-05-01', days: 0 })
  assert.deepEqual(of(null, '2026-05-02'), { state: 'late', last: '2026-05-01', days: 1 })
  assert.equal(of(null, '2036-03-02').state, 'late')
  assert.equal(of(null, '2036-03-02').days, 3593)
})

test('settled is measured by the day it was settled, for ever', () => {
  assert.equal(of('2026-04-20', '2036-03-02').state, 'in-time')
  assert.deepEqual(of('2026-05-11', '2036-03-02'), { state: 'settled-late', last: '2026-05-01', days: 10 })
})

test('days left and days late add up to the days that passed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 400 }), (within, passed) => {
      const { state, days } = clockOf({ raisedOn, answeredOn: null, within }, addDays(raisedOn, passed))
      assert.equal(state === 'open' ? within - days : within + days, passed)
    }),
  )
})
