import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withBareNumbers } from './bare-numbers.ts'

const read = (...texts: string[]) =>
  withBareNumbers(texts.map((text, line) => ({ text, line }))).map(({ marker, text }) =>
    marker ? `${marker}|${text}` : text,
  )

test('numbers and letters before a wide gap are numbers where they count on', () => {
  assert.deepEqual(read('1\tName', 'Words.', '2\tAims', 'a\tfirst', 'b\tsecond'), [
    '1|Name',
    'Words.',
    '2|Aims',
    'a|first',
    'b|second',
  ])
  assert.deepEqual(read('**1**\tName', '**2\tAims**'), ['1|Name', '2|**Aims**'])
  assert.deepEqual(read('i\tone', 'ii\ttwo', 'iii\tthree'), ['i|one', 'ii|two', 'iii|three'])
})

test('one alone, one that begins in the middle, and a line of a contents list stay words', () => {
  for (const texts of [
    ['1\tName', 'Words.'],
    ['7\tName', '8\tAims'],
    ['1\tName\t4', '2\tAims\t5'],
    ['12\tMay', '14\tJune'],
  ])
    assert.deepEqual(read(...texts), texts)
})
