import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../../kernel/day.ts'
import { questionTypes } from '../../questions/registry.ts'
import { readSettings, writeSettings } from './form/settings.ts'
import { readAct, rearrange } from './plan/arrange.ts'
import { eventsOf, layOutMonth } from './public/month.ts'
import { daysLeft, groundSuffices, lengthOf, standardClose, standingOn } from './timetable.ts'

const dates = {
  state: 'planned',
  opens_on: day('2009-10-28'),
  closes_on: day('2010-01-21'),
  listed_on: null,
  published_at: new Date('2009-10-01T00:00:00Z'),
}

test('twelve weeks and one day, and what is short', () => {
  const { text, total, measure, spareDays } = lengthOf(day('2009-10-28'), day('2010-01-21'))
  assert.deepEqual([text, total, measure, spareDays], ['12 weeks and 1 day', 85, 'standard', 1])
  assert.equal(lengthOf(day('2009-11-01'), day('2010-01-21')).measure, 'short')
  const brief = lengthOf(day('2009-11-01'), day('2009-12-01'))
  assert.equal(brief.measure, 'below-floor')
  assert.deepEqual(
    ([null, 'other', 'statute', 'emergency', 'small-or-specialist-group'] as const).map(each =>
      groundSuffices(brief, each),
    ),
    [false, false, true, true, true],
  )
  assert.equal(groundSuffices(lengthOf(day('2009-11-01'), day('2010-01-21')), 'other'), true)
  assert.equal(standardClose(day('2009-10-28'), 3), '2010-01-23')
})

test('where it stands follows from the dates, whatever the state says', () => {
  const on = (today: string, change = {}) => standingOn({ ...dates, ...change }, day(today))
  assert.equal(on('2009-10-27'), 'coming')
  assert.equal(on('2009-10-28'), 'open')
  assert.equal(on('2010-01-21'), 'open')
  assert.equal(on('2010-01-22', { state: 'open' }), 'closed')
  assert.equal(on('2009-12-01', { published_at: null }), 'planning')
  assert.equal(on('2009-12-01', { published_at: null, listed_on: day('2009-01-01') }), 'coming')
  assert.equal(on('2009-12-01', { state: 'withdrawn' }), 'withdrawn')
  assert.equal(daysLeft(dates, day('2010-01-21')), 0)
  assert.equal(daysLeft(dates, day('2010-01-22')), null)
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
