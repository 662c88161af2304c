import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSentence } from './sentence.ts'

test('what was typed ends with one stop, whether it had one or not', () => {
  assert.deepEqual(
    ['It is about a person', 'It is about a person. ', 'Why not?', 'He said “no.”', 'Prices (of all)'].map(asSentence),
    ['It is about a person.', 'It is about a person.', 'Why not?', 'He said “no.”', 'Prices (of all).'],
  )
})
