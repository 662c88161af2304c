import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { learnCodes, suggestCodes } from './suggest-codes.ts'

const coded = [
  { text: 'The bus comes late every evening.', codes: ['transport'] },
  { text: 'No bus on Sunday.', codes: ['transport'] },
  { text: 'The last bus leaves too early.', codes: ['transport'] },
  { text: 'More trees and benches in the park.', codes: ['green'] },
  { text: 'The park needs water.', codes: ['green'] },
  { text: 'Cut fewer trees, please.', codes: ['green'] },
  { text: 'Once only.', codes: ['rare'] },
]

test('a code is suggested where the words of its points stand, and not elsewhere', () => {
  const learned = learnCodes(coded)
  assert.deepEqual(
    suggestCodes(learned, 'Our BUS is never there on Sunday').map(({ code }) => code),
    ['transport'],
  )
  assert.deepEqual(
    suggestCodes(learned, 'Plant trees in the park').map(({ code }) => code),
    ['green'],
  )
  assert.deepEqual(suggestCodes(learned, 'Nothing of what anybody wrote'), [])
})

test('a code that few points carry, or all of them, is never suggested', () => {
  assert.deepEqual(suggestCodes(learnCodes(coded), 'Once only.'), [])
  const all = learnCodes(coded.map(({ text }) => ({ text, codes: ['everything'] })))
  assert.deepEqual(suggestCodes(all, 'The bus'), [])
  assert.deepEqual(suggestCodes(learnCodes([]), 'The bus'), [])
})

test('whatever is learned, at most three codes are suggested, each sure and each once', () => {
  const word = fc.constantFrom('bus', 'park', 'tree', 'road', 'shop', 'light')
  const text = fc.array(word, { maxLength: 6 }).map(words => words.join(' '))
  const point = fc.record({ text, codes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }) })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), text, (points, asked) => {
      const found = suggestCodes(learnCodes(points), asked)
      assert.ok(found.length <= 3)
      assert.equal(new Set(found.map(({ code }) => code)).size, found.length)
      for (const { sure } of found) assert.ok(sure >= 0.8 && sure <= 1)
    }),
  )
})
