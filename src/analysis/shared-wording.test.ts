import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sharedWording } from './shared-wording.ts'
import { wordingOf } from './triples.ts'

const usualIn = (...texts: readonly string[]): ReadonlySet<number> => {
  const [first = new Set<number>(), ...others] = texts.map(text => new Set(wordingOf(text, 1)?.triples ?? []))
  return new Set([...first].filter(triple => others.every(other => other.has(triple))))
}
const marked = (first: string, other: string): string[] =>
  sharedWording(first, usualIn(first, other)).map(({ text, shared }) => (shared ? `[${text}]` : text))

test('sentences that stand in the others are marked, whatever their capitals and spaces', () => {
  const parts = marked(
    'Keep the bus to Wend.  Forty of us need it. Ask us first!',
    'Dear all,\nkeep the bus to Wend. My aunt needs it. ASK US FIRST!',
  )
  assert.deepEqual(parts, ['[Keep the bus to Wend.  ]', 'Forty of us need it. ', '[Ask us first!]'])
})

test('a sentence with a word changed is still the same; half of one is not', () => {
  const first = 'The council must keep the last bus to Wend on every evening of the week.'
  assert.deepEqual(marked(first, first.replace('evening', 'night')), [`[${first}]`])
  assert.deepEqual(marked(first, 'The council must keep the last promise it made to anybody in this valley.'), [first])
})

test('all stretches in a row are the first text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (first, other) => {
      const parts = sharedWording(first, usualIn(first, other))
      assert.equal(parts.map(({ text }) => text).join(''), first)
      for (const [at, part] of parts.entries()) if (at > 0) assert.notEqual(part.shared, parts[at - 1]!.shared)
    }),
  )
})
