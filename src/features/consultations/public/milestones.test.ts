import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/day.ts'
import { milestonesOf } from './milestones.ts'

const t = (key: string, values?: Readonly<Record<string, unknown>>) => [key, ...Object.values(values ?? {})].join(' ')
const own = {
  slug: 'buses',
  listed_on: null,
  published_at: new Date('2026-01-31T23:30:00Z'),
  opens_on: day('2026-02-02'),
  closes_on: day('2026-03-20'),
  decision_on: day('2026-04-20'),
  feedback_on: day('2026-05-01'),
  withdrawn_at: null,
}
const nothing = { notices: [], decisions: [], reportedAt: null }
const told = (of: Parameters<typeof milestonesOf>[1], change: Partial<Parameters<typeof milestonesOf>[0]> = {}) =>
  milestonesOf({ ...own, ...change }, of, 'Europe/London', t).map(({ day, what, href }) => [day, what, href ?? null])

test('what is expected is told until it comes to pass', () => {
  assert.deepEqual(told(nothing).slice(-2), [
    ['2026-04-20', 'consultations.step.decision', null],
    ['2026-05-01', 'consultations.step.feedback', null],
  ])
  assert.deepEqual(
    told({
      ...nothing,
      decisions: [{ what: 'The last bus is at eleven', decided_on: day('2026-04-02') }],
      reportedAt: new Date('2026-04-30T10:00:00Z'),
    }).slice(-2),
    [
      ['2026-04-02', 'consultations.step.decided The last bus is at eleven', '/consultations/buses/decisions'],
      ['2026-04-30', 'consultations.step.reported', '/consultations/buses/outcome'],
    ],
  )
})

test('a withdrawal ends what was expected after it, and what came before stays', () => {
  const words = told(nothing, { withdrawn_at: new Date('2026-03-01T10:00:00Z') }).map(([, what]) => what)
  assert.deepEqual(words, ['consultations.step.published', 'consultations.step.opens'])
})
