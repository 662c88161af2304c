import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, sayAction } from './audit-words.ts'

test('an action is read as words', () => {
  assert.equal(sayAction('partnership.seat-filled'), 'Partnership: seat filled')
  assert.equal(sayAction('written-procedure.begun'), 'Written procedure: begun')
})

test('only what changed is told, without ids and signs of data', () => {
  assert.deepEqual(
    changesOf({ closesOn: '2026-01-02', title: 'Same' }, { closesOn: '2026-02-03', title: 'Same', open: true }),
    [
      { field: 'closes on', from: '2026-01-02', to: '2026-02-03' },
      { field: 'open', from: null, to: 'yes' },
    ],
  )
  assert.deepEqual(
    changesOf(null, { seat: '0195c8a0-0000-7000-8000-00000000abcd', for: ['a', 'b'], of: { kind: 'x', note: '' } }),
    [
      { field: 'seat', from: null, to: '…abcd' },
      { field: 'for', from: null, to: 'a, b' },
      { field: 'of', from: null, to: 'kind x' },
    ],
  )
  assert.deepEqual(changesOf(null, null), [])
})
