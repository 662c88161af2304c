import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, weekday } from './day.ts'
import { easterSunday, publicHolidays } from './holidays.ts'

const of = (from: string, to: string) =>
  publicHolidays('england-and-wales', day(from), day(to)).map(
    each => `${each.day} ${each.name}${each.substitute ? ' substitute' : ''}`,
  )

test('Christmas of 2009: Boxing Day fell on a Saturday and was kept on Monday', () => {
  assert.deepEqual(of('2009-12-25', '2010-01-01'), [
    '2009-12-25 christmas',
    '2009-12-28 boxing-day substitute',
    '2010-01-01 new-year',
  ])
  assert.equal(of('2009-10-28', '2010-01-21').length, 3)
})

test('Christmas on a Saturday and on a Sunday', () => {
  assert.deepEqual(of('2021-12-24', '2022-01-04'), [
    '2021-12-27 christmas substitute',
    '2021-12-28 boxing-day substitute',
    '2022-01-03 new-year substitute',
  ])
  assert.deepEqual(of('2022-12-24', '2023-01-03'), [
    '2022-12-26 boxing-day',
    '2022-12-27 christmas substitute',
    '2023-01-02 new-year substitute',
  ])
})

test('Easter, as published', () => {
  const known = ['1981-04-19', '2008-03-23', '2009-04-12', '2010-04-04', '2011-04-24', '2024-03-31', '2038-04-25']
  assert.deepEqual(
    known.map(iso => easterSunday(Number(iso.slice(0, 4)))),
    known,
  )
})

test('a whole year, and years with days moved or added', () => {
  assert.deepEqual(of('2026-01-01', '2026-12-31'), [
    '2026-01-01 new-year',
    '2026-04-03 good-friday',
    '2026-04-06 easter-monday',
    '2026-05-04 early-may',
    '2026-05-25 spring',
    '2026-08-31 summer',
    '2026-12-25 christmas',
    '2026-12-28 boxing-day substitute',
  ])
  assert.deepEqual(of('2022-05-01', '2022-09-30'), [
    '2022-05-02 early-may',
    '2022-06-02 spring',
    '2022-06-03 royal-or-national',
    '2022-08-29 summer',
    '2022-09-19 royal-or-national',
  ])
  assert.deepEqual(of('2020-05-01', '2020-05-31'), ['2020-05-08 early-may', '2020-05-25 spring'])
})

test('every year has at least eight holidays, all on weekdays and on different days', () => {
  for (let year = 1978; year <= 2100; year++) {
    const found = publicHolidays('england-and-wales', day(`${year}-01-01`), day(`${year}-12-31`))
    assert.ok(found.length >= 8, `${year}: ${found.length}`)
    assert.ok(
      found.every(each => weekday(each.day) < 6),
      `${year} has a holiday in a weekend`,
    )
    assert.equal(new Set(found.map(each => each.day)).size, found.length)
  }
})

test('a country that is not known has none', () => {
  assert.deepEqual(publicHolidays('atlantis', day('2026-01-01'), day('2026-12-31')), [])
})
