import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, longDay } from '../../kernel/day.ts'
import { dayField, dayOfRecord } from '../fields.ts'
import { say } from '../forms.ts'
import { t } from '../render.ts'
import { readForm } from './form.ts'

const label = 'web.day-hint'
const today = day('2026-11-28')
const about = (subject: unknown = null) => ({ today, area: { timeZone: 'Europe/London' }, subject })
const boxes = (name: string, [dayOfMonth = '', month = '', year = '']: readonly string[]) => ({
  [`${name}-day`]: [dayOfMonth],
  [`${name}-month`]: [month],
  [`${name}-year`]: [year],
})
const typed = (on: Day, name = 'on') => boxes(name, on.split('-').toReversed())
const anyDay = { on: dayField({ label, any: 'whatever was typed' }) }

/** What is said of three boxes, in words; "" where nothing is wrong. */
function fault(parts: readonly string[], form: Parameters<typeof readForm>[0] = anyDay): string {
  const read = readForm(form as typeof anyDay, { values: boxes('on', parts), files: {} }, about())
  return read.ok ? '' : say(t, read.problems['on']!).replace(/“[^”]*” ?/, '')
}

test('every fault of a day is told in its own words', () => {
  assert.equal(fault(['28', '13', '2026']), 'In there is no month “13”. Use 1 to 12, or its name.')
  assert.equal(fault(['28', 'Smarch', '2026']), 'In there is no month “Smarch”. Use 1 to 12, or its name.')
  assert.equal(fault(['30', '2', '2026']), 'In there is no such day: February 2026 has 28 days')
  assert.equal(fault(['0', '2', '2028']), 'In there is no such day: February 2028 has 29 days')
  assert.match(fault(['28', '2', '']), /^must include a year/)
  assert.match(fault(['28', '', '']), /^must include a month/)
  assert.match(fault(['', '2', '2026']), /^must include a day/)
  assert.equal(fault(['first', '2', '2026']), 'In the day must be a number, not “first”')
  assert.equal(fault(['1', '2', 'next year']), 'In the year must be a number, not “next year”')
  assert.match(fault(['1', '2', '26']), /^In write the year with four figures, like 2026\. “26” cannot be right/)
  assert.equal(fault(['', '', '']), 'Fill in ')
})

test('months are understood by number and by name', () => {
  for (const month of ['9', '09', 'September', 'september', 'sep', 'Sept', 'Sept.', 'SEP']) {
    const read = readForm(anyDay, { values: boxes('on', ['4', month, '2026']), files: {} }, about())
    assert.deepEqual(read.ok && read.values.on, '2026-09-04', month)
  }
  assert.match(fault(['4', 'ma', '2026']), /no month/)
})

test('whatever stands in the three boxes, a day is read or a fault is told', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 9 }), { minLength: 3, maxLength: 3 }), parts => {
      const read = readForm(anyDay, { values: boxes('on', parts), files: {} }, about())
      if (read.ok) assert.match(read.values.on, /^\d{4}-\d{2}-\d{2}$/)
      else assert.ok(say(t, read.problems['on']!).length > 5)
    }),
  )
})

const some = fc.integer({ min: -400, max: 400 }).map(days => addDays(today, days))

test('a day that must have passed does not lie ahead, and one that must lie ahead has not passed', () => {
  const past = { on: dayField({ label, past: true }) }
  const ahead = { on: dayField({ label, future: true }) }
  fc.assert(
    fc.property(some, on => {
      const raw = { values: typed(on), files: {} }
      assert.equal(readForm(past, raw, about()).ok, on <= today)
      assert.equal(readForm(ahead, raw, about()).ok, on >= today)
    }),
  )
})

test('one day bounds another, of the form or of the record, and the bound is named with its day', () => {
  const close = dayOfRecord<{ readonly closes: Day | null }>('consultations.day.close', ({ closes }) => closes)
  const form = {
    asked: dayField({ label, any: 'a test' }),
    on: dayField({ label, any: 'a test', notBefore: 'asked', notAfter: close, optional: true }),
  }
  fc.assert(
    fc.property(some, some, fc.option(some), (asked, on, closes) => {
      const raw = { values: { ...typed(asked, 'asked'), ...typed(on) }, files: {} }
      const read = readForm(form, raw, about({ closes }))
      assert.equal(read.ok, asked <= on && (closes === null || on <= closes))
      if (read.ok || asked > on) return
      assert.ok(say(t, read.problems['on']!).includes(`after ${longDay(closes!)}: the last day to answer`))
    }),
  )
  const none = readForm(form, { values: typed(today, 'asked'), files: {} }, about({ closes: null }))
  assert.deepEqual(none.ok && none.values.on, null)
})

test('a field that does not say what its day may be is no field', () => {
  // @ts-expect-error a relation is required
  dayField({ label })
  // @ts-expect-error a day has passed or lies ahead, not both
  dayField({ label, past: true, future: true })
  // @ts-expect-error a form that asks for a day is judged by one
  readForm(anyDay, { values: {}, files: {} })
  assert.equal(anyDay.on.optional, false)
})
