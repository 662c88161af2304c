import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { momentAt } from './times.ts'

test('a time of day is a moment in the time zone of the area, in summer and in winter', () => {
  assert.equal(momentAt(day('2026-07-01'), '18:30', 'Europe/London').toISOString(), '2026-07-01T17:30:00.000Z')
  assert.equal(momentAt(day('2026-01-15'), '18:30', 'Europe/London').toISOString(), '2026-01-15T18:30:00.000Z')
})
