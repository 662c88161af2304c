import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../../kernel/day.ts'
import { hour } from '../../kernel/hour.ts'
import { closingMoment } from '../../kernel/open-period.ts'
import { questionTypes } from '../../questions/registry.ts'
import { readSettings, writeSettings } from './form/settings.ts'
import { readAct, rearrange } from './plan/arrange.ts'
import { eventsOf, layOutMonth } from './public/month.ts'
import { daysLeft, groundSuffices, isPackOut, measure, standardClose, standingOn } from './timetable.ts'

const dates = {
  state: 'planned',
  opens_on: day('2009-10-28'),
  closes_on: day('2010-01-21'),
  closes_at: null,
  listed_on: null,
  published_at: new Date('2009-10-01T00:00:00Z'),
}

/** By the clock of London on a day at noon, or at another time. */
const at = (today: string, time = '12:00') => {
  const area = { timeZone: 'Europe/London' }
  return { today: day(today), now: closingMoment(day(today), hour(time), area.timeZone), area }
}
const weeks = { standard: 12, minimum: 6 }
const planned = { closes_at: null, published_at: null }
const early = at('2009-10-01')

test('twelve weeks and two days where it opens as planned, a day less where it is published on the day, and what is short', () => {
  const length = (change = {}, when = early) => measure({ ...dates, ...change }, when, weeks)
  const said = (of: ReturnType<typeof length>) => of && [of.text, of.total, of.measure, of.spareDays]
  assert.deepEqual(said(length()), ['12 weeks and 2 days', 86, 'standard', 2])
  const inTheDay = { published_at: new Date('2009-10-28T09:00:00Z') }
  assert.deepEqual(said(length(inTheDay)), ['12 weeks and 1 day', 85, 'standard', 1])
  assert.deepEqual(said(length(planned, at('2009-10-28'))), ['12 weeks and 1 day', 85, 'standard', 1])
  assert.deepEqual(said(length({ ...inTheDay, closes_at: hour('12:00') })), ['12 weeks', 84, 'standard', 0])
  assert.equal(length({ opens_on: day('2009-11-01') })?.measure, 'short')
  assert.equal(length({ closes_on: null }), null)
  const brief = length({ opens_on: day('2009-11-01'), closes_on: day('2009-12-01') })
  assert.equal(brief?.measure, 'below-floor')
  assert.deepEqual(
    ([null, 'other', 'statute', 'emergency', 'small-or-specialist-group'] as const).map(
      each => brief && groundSuffices(brief, each),
    ),
    [false, false, true, true, true],
  )
  assert.equal(groundSuffices({ measure: 'short' }, 'other'), true)
  assert.equal(standardClose({ ...dates, ...planned }, early, weeks, 3), '2010-01-22')
})

test('7 December to 28 February, both whole, are twelve weeks: no ground and no reason is asked for', () => {
  const of = { ...planned, opens_on: day('2026-12-07'), closes_on: day('2027-02-28') }
  const length = measure(of, at('2026-11-28'), weeks)
  assert.deepEqual([length?.total, length?.text, length?.measure], [84, '12 weeks', 'standard'])
})

test('what is out to consultation is for everybody once it is published, and never where it was withdrawn before it opened', () => {
  const out = (today: string, change = {}) => isPackOut({ ...dates, withdrawn_at: null, ...change }, at(today))
  assert.deepEqual([out('2009-10-27'), out('2009-10-28'), out('2010-06-01')], [true, true, true])
  const announced = { published_at: null, listed_on: day('2009-01-01') }
  assert.equal(out('2009-12-01', announced), false)
  const withdrawn = (on: string) => ({ state: 'withdrawn', withdrawn_at: new Date(`${on}T09:00:00Z`) })
  assert.equal(out('2009-12-01', { ...announced, ...withdrawn('2009-11-01') }), false)
  assert.deepEqual(
    ['2009-10-20', '2009-10-28'].map(on => out('2009-12-01', withdrawn(on))),
    [false, true],
  )
})

test('where it stands follows from the dates, whatever the state says', () => {
  const on = (today: string, change = {}, time = '12:00') => standingOn({ ...dates, ...change }, at(today, time))
  assert.equal(on('2009-10-27'), 'coming')
  assert.equal(on('2009-10-28'), 'open')
  assert.equal(on('2010-01-21'), 'open')
  assert.equal(on('2010-01-22', { state: 'open' }), 'closed')
  assert.equal(on('2009-12-01', { published_at: null }), 'planning')
  assert.equal(on('2009-12-01', { published_at: null, listed_on: day('2009-01-01') }), 'coming')
  assert.equal(on('2009-12-01', { state: 'withdrawn' }), 'withdrawn')
  const five = { closes_at: hour('17:00') }
  assert.deepEqual(
    ['16:59', '17:00', '23:59'].map(time => on('2010-01-21', five, time)),
    ['open', 'closed', 'closed'],
  )
  assert.equal(on('2010-01-20', five, '23:59'), 'open')
  assert.equal(daysLeft(dates, at('2010-01-21')), 0)
  assert.equal(daysLeft(dates, at('2010-01-22')), null)
})

test('a list moved about holds the same things', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { minLength: 1 }),
      fc.nat(),
      fc.constantFrom('up', 'down'),
      (ids, at, verb) => {
        const id = ids[at % ids.length]!
        const moved = rearrange(ids, { verb, id })
        assert.deepEqual(moved.toSorted(), ids.toSorted())
        const step = moved.indexOf(id) - ids.indexOf(id)
        assert.ok(verb === 'up' ? step === -1 || ids[0] === id : step === 1 || ids.at(-1) === id)
        assert.deepEqual(
          rearrange(ids, { verb: 'remove', id }),
          ids.filter(each => each !== id),
        )
      },
    ),
  )
  assert.equal(readAct('drop 0199a2f0-0000-7000-8000-000000000000', ['up']), null)
  assert.equal(readAct('up somewhere', ['up']), null)
})

test('a month has whole weeks from Monday, and each event on its day', () => {
  const events = eventsOf([
    { slug: 'a', title: 'A', standing: 'open', ...dates, decision_on: day('2009-11-30'), feedback_on: null },
    { slug: 'b', title: 'B', standing: 'withdrawn', ...dates, decision_on: null, feedback_on: null },
  ])
  assert.deepEqual(
    events.map(each => `${each.day} ${each.kind} ${each.slug}`),
    ['2009-10-28 opens a', '2009-11-30 decision a', '2010-01-21 closes a'],
  )
  const month = layOutMonth('2009-11', events)
  assert.deepEqual([month.weeks[0]![0]!.day, month.weeks.at(-1)![6]!.day], ['2009-10-26', '2009-12-06'])
  assert.deepEqual([month.before, month.after], ['2009-10', '2009-12'])
  assert.equal(month.events.length, 1)
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const days = layOutMonth(`${year}-${String(number).padStart(2, '0')}`, []).weeks.flat()
      assert.equal(days.length % 7, 0)
      for (const [index, each] of days.entries()) assert.equal(each.day, addDays(days[0]!.day, index))
    }),
  )
})

test('settings of every question type survive being shown and typed again', () => {
  for (const type of questionTypes) {
    const settings = type.settings.parse(type.example.settings)
    const shown = writeSettings(type.name, settings)
    const typed = Object.fromEntries(
      Object.entries(shown).map(([name, [value = '']]) => {
        return [name, value === 'yes' ? true : /^\d+$/.test(value) ? Number(value) : value]
      }),
    )
    assert.deepEqual(type.settings.parse(readSettings(type.name, typed, settings)), settings, type.name)
  }
})
