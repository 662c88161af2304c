import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { momentAt, readTime } from './times.ts'

test('times are read as people write them', () => {
  const read: Record<string, string | null> = {
    '18:30': '18:30',
    '9.05': '09:05',
    '6.30pm': '18:30',
    '6 PM': '18:00',
    '12am': '00:00',
    '12 pm': '12:00',
    '13pm': null,
    '25:00': null,
    '9:75': null,
    '9': null,
    evening: null,
    '': null,
  }
  for (const [typed, time] of Object.entries(read)) assert.equal(readTime(typed), time, typed)
})

test('a time of day is a moment in the time zone of the area, in summer and in winter', () => {
  assert.equal(momentAt(day('2026-07-01'), '18:30', 'Europe/London').toISOString(), '2026-07-01T17:30:00.000Z')
  assert.equal(momentAt(day('2026-01-15'), '18:30', 'Europe/London').toISOString(), '2026-01-15T18:30:00.000Z')
})
