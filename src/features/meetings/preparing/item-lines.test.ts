import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readItemLines } from './item-lines.ts'

test('an agenda jotted down is read line by line, with minutes and what the board does where the line tells them', () => {
  const { items, problem } = readItemLines(
    '1. Grants (20, decision)\n\n2) Minibus (10 minutes)\n- Roof of the hall (north side)\nPlans (for discussion)\n • Keys\nAccounts (2025)\nBoats (by Ana Noor, 15, Decision)\nA walk (by the river)',
  )
  assert.equal(problem, null)
  assert.deepEqual(items, [
    { title: 'Grants', minutes: 20, does: 'decision', presenter: '' },
    { title: 'Minibus', minutes: 10, does: null, presenter: '' },
    { title: 'Roof of the hall (north side)', minutes: null, does: null, presenter: '' },
    { title: 'Plans', minutes: null, does: 'discussion', presenter: '' },
    { title: 'Keys', minutes: null, does: null, presenter: '' },
    { title: 'Accounts (2025)', minutes: null, does: null, presenter: '' },
    { title: 'Boats', minutes: 15, does: 'decision', presenter: 'Ana Noor' },
    { title: 'A walk (by the river)', minutes: null, does: null, presenter: '' },
  ])
})

test('the first fault is told with its line, and nothing is read then', () => {
  assert.deepEqual(readItemLines('Grants\nBoats (0)'), { items: [], problem: { what: 'minutes', line: 'Boats (0)' } })
  assert.equal(readItemLines('Boats (2025 minutes)').problem?.what, 'minutes')
  assert.equal(readItemLines('(20, decision)').problem?.what, 'title')
  assert.equal(readItemLines('x'.repeat(201)).problem?.what, 'long')
  assert.equal(readItemLines('Boats\n'.repeat(41)).problem?.what, 'many')
})

test('whatever is written, no line is lost and no title is longer than may be kept', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 30 }), lines => {
      const text = lines.join('\n')
      const { items, problem } = readItemLines(text)
      const written = text.split('\n').filter(line => line.trim() !== '').length
      return problem !== null
        ? items.length === 0
        : items.length === written && items.every(one => one.title.length <= 200)
    }),
  )
})
