import assert from 'node:assert/strict'
import { test } from 'node:test'
import { targetOf } from './restore.ts'

test('a moment is read by the clock of the machine, or by the zone that is named', () => {
  const local = new Date(2026, 10, 29, 11, 42)
  assert.deepEqual(targetOf('2026-11-29 11:42'), local)
  assert.deepEqual(targetOf('2026-11-29T11:42'), local)
  assert.deepEqual(targetOf('2026-11-29 11:42:30 UTC'), new Date('2026-11-29T11:42:30Z'))
  assert.deepEqual(targetOf('2026-11-29 11:42Z'), new Date('2026-11-29T11:42:00Z'))
  assert.deepEqual(targetOf('2026-11-29 11:42 +01:00'), new Date('2026-11-29T10:42:00Z'))
  assert.equal(targetOf('newest'), 'newest')
})

test('anything else is no moment', () => {
  for (const typed of ['11:42', '29/11/2026 11:42', '2026-13-29 11:42', '2026-11-29', 'yesterday', '2026-11-29 25:00'])
    assert.throws(() => targetOf(typed), /is no moment. Write it like/)
})
