import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureWording } from './wording.ts'

test('short words in short sentences can be read young, long ones only later', () => {
  const plain = measureWording(['We ask you first. Then we say what we do.'])
  const heavy = measureWording([
    'Notwithstanding considerations regarding infrastructural interdependencies, organisational representatives should demonstrate comprehensive understanding.',
  ])
  assert.equal(plain.readingAge, 5)
  assert.ok(heavy.readingAge > 18, String(heavy.readingAge))
  assert.deepEqual([plain.words, plain.sentences], [10, 2])
})

test('long sentences are told whole, long words once each, those used most first', () => {
  const long = `The ${'very '.repeat(25)}long way.`
  const { longSentences, longWords } = measureWording([long, 'Accessibility and sustainability.', 'Sustainability.'])
  assert.deepEqual(longSentences, [long])
  assert.deepEqual(longWords, ['sustainability', 'accessibility'])
})

test('nothing to read is the easiest text of all, and a number is no sentence', () => {
  assert.deepEqual(measureWording([]), { words: 0, sentences: 0, readingAge: 5, longSentences: [], longWords: [] })
  assert.equal(measureWording(['7.2', 'Papers go out.']).sentences, 1)
})
