import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, dayAt, daysBetween, startOfDay } from './day.ts'
import { type Hour, hour } from './hour.ts'
import { closeAfter, closingMoment, countOpen } from './open-period.ts'

const days = fc.integer({ min: 0, max: 20_000 }).map(n => addDays(day('2000-01-01'), n))
const hours = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => hour(`${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`) as Hour)

const whole = (opensOn: string, closesOn: string) => ({
  opensOn: day(opensOn),
  closesOn: day(closesOn),
  publicOn: null,
  closesAt: null,
})

test('both ends whole, 7 December to 28 February is twelve weeks', () => {
  const counted = countOpen(whole('2026-12-07', '2027-02-28'))
  assert.equal(counted.total, 84)
  assert.equal(counted.text, '12 weeks')
})

test('a day on which it became public does not count', () => {
  const of = whole('2026-12-07', '2027-02-28')
  assert.equal(countOpen({ ...of, publicOn: day('2026-12-07') }).total, 83)
  assert.equal(countOpen({ ...of, publicOn: day('2026-12-06') }).total, 84)
  assert.equal(countOpen({ ...of, publicOn: day('2026-12-09') }).total, 81, 'public later than it was to open')
  assert.equal(countOpen({ ...of, publicOn: day('2027-03-09') }).total, 0)
})

test('a last day counts when it is open until five', () => {
  const of = whole('2026-12-07', '2027-02-28')
  assert.equal(countOpen({ ...of, closesAt: hour('17:00') }).total, 84)
  assert.equal(countOpen({ ...of, closesAt: hour('12:00') }).total, 83)
})

test('one whole day is one day, and what ends before it begins is none', () => {
  assert.equal(countOpen(whole('2026-12-07', '2026-12-07')).text, '1 day')
  assert.equal(countOpen(whole('2026-12-08', '2026-12-07')).total, 0)
})

test('a day later is a day more, and no count is more than the days on the calendar', () => {
  fc.assert(
    fc.property(
      days,
      fc.nat(400),
      fc.option(fc.integer({ min: -5, max: 5 })),
      fc.option(hours),
      (opensOn, n, pub, at) => {
        const closesOn = addDays(opensOn, n)
        const of = { opensOn, closesOn, publicOn: pub === null ? null : addDays(opensOn, pub), closesAt: at }
        const { total } = countOpen(of)
        assert.ok(total >= 0 && total <= daysBetween(opensOn, closesOn) + 1)
        if (total > 0) assert.equal(countOpen({ ...of, closesOn: addDays(closesOn, 1) }).total, total + 1)
      },
    ),
  )
})

test('the closing day that is suggested gives just the days asked for', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 400 }),
      fc.option(fc.integer({ min: -5, max: 5 })),
      fc.option(hours),
      (opensOn, n, pub, at) => {
        const of = { opensOn, publicOn: pub === null ? null : addDays(opensOn, pub), closesAt: at }
        const closesOn = closeAfter(n, of)
        assert.equal(countOpen({ ...of, closesOn }).total, n)
        assert.ok(countOpen({ ...of, closesOn: addDays(closesOn, -1) }).total < n)
      },
    ),
  )
})

test('a day ends when the next begins, and an hour is met on its own day, in summer, in winter and between', () => {
  for (const zone of ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])
    fc.assert(
      fc.property(days, fc.option(hours), (closesOn: Day, at) => {
        const end = closingMoment(closesOn, at, zone)
        if (at === null) assert.equal(end.getTime(), startOfDay(addDays(closesOn, 1), zone).getTime())
        else assert.equal(dayAt(end, zone), closesOn)
        assert.ok(end <= closingMoment(closesOn, null, zone))
      }),
      { numRuns: 60 },
    )
})

test('an hour that comes twice is the second, and one that is jumped over comes an hour later', () => {
  const london = 'Europe/London'
  const at = hour('01:30')
  assert.equal(closingMoment(day('2026-10-25'), at, london).toISOString(), '2026-10-25T01:30:00.000Z')
  assert.equal(closingMoment(day('2026-03-29'), at, london).toISOString(), '2026-03-29T01:30:00.000Z')
  assert.equal(closingMoment(day('2026-07-01'), hour('17:00'), london).toISOString(), '2026-07-01T16:00:00.000Z')
})
