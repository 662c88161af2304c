/** The parameters of a practice in words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { practices } from '../registry.ts'
import { sayParameters } from './say-parameters.ts'

test('numbers are said with what they count, and named where that says more', () => {
  assert.equal(sayParameters('consultation.standard-period', { weeks: 1 }), '1 week')
  assert.equal(sayParameters('organisation.standard-period-kept', { weeks: 12, rate: 0.9 }), '12 weeks, 90 in 100')
  assert.equal(sayParameters('partnership.effectiveness-review', { months: 12, first: 6 }), '12 months, first 6 months')
  assert.equal(sayParameters('consultation.standard-period', {}), '')
})

test('no practice has a number that is named by its unit twice', () => {
  for (const { id, defaults } of practices) assert.doesNotMatch(sayParameters(id, defaults), /(days|weeks|months) \d/)
})
