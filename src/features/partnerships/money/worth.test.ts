import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sumUp, worthOf } from './worth.ts'

test('money, uses and hours are worth what their giver states, and nothing is made up', () => {
  assert.equal(worthOf({ kind: 'money', amount: 12.5, hours: null, rate: null }), 12.5)
  assert.equal(worthOf({ kind: 'use', amount: null, hours: null, rate: null }), null)
  assert.equal(worthOf({ kind: 'hours', amount: null, hours: 7.5, rate: 11.33 }), 84.98)
  assert.equal(worthOf({ kind: 'expertise', amount: null, hours: 3, rate: null }), null)
})

test('sums tell promised from given, money from kind, and what the giver confirmed', () => {
  const none = { amount: null, hours: null, rate: null }
  assert.deepEqual(
    sumUp([
      { ...none, kind: 'money', amount: 0.1, given: true, says: 'confirmed' },
      { ...none, kind: 'money', amount: 0.2, given: true, says: 'stated' },
      { ...none, kind: 'hours', hours: 10, rate: 15, given: true, says: 'stated' },
      { ...none, kind: 'use', given: false, says: 'confirmed' },
      { ...none, kind: 'use', amount: 50, given: false, says: 'confirmed' },
      { ...none, kind: 'money', amount: 9000, given: true, says: 'denied' },
      { ...none, kind: 'hours', hours: 7, rate: null, given: false, says: 'denied' },
    ]),
    { promised: { cash: 0.3, kind: 200 }, given: { cash: 0.3, kind: 150 }, confirmed: 0.1, unvalued: 1, hours: 10 },
  )
})
