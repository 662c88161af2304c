import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from './catalogue.ts'

const texts = new Map([
  ['of', '{known} of {total}'],
  ['both', '{n, plural, one {# row} other {# rows}} of {all, plural, one {{total}} other {{total}}}'],
  ['year', 'In {year}'],
])

test('numbers from a thousand on are parted as the language does, also where a message does not say so', () => {
  const t = catalogue(texts)
  assert.equal(t('of', { known: 137, total: 1011 }), '137 of 1,011')
  assert.equal(t('of', { known: 999, total: -12345678 }), '999 of -12,345,678')
  assert.equal(t('both', { n: 2000, all: 5000, total: 5000 }), '2,000 rows of 5,000')
  assert.equal(t('year', { year: '2026' }), 'In 2026')
})
