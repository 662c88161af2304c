import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sharedWording } from './shared-wording.ts'

const sentence = fc.constantFrom(
  'Keep the bus.',
  'We need it! ',
  'Why?',
  'My aunt rides it',
  '\n',
  ' ',
  '… ',
  'Twice a day.',
)
const text = fc.array(sentence, { maxLength: 8 }).map(parts => parts.join(' '))

test('the stretches are the first text, to the last sign, and neighbours differ', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (first, others) => {
      const parts = sharedWording(first, others)
      assert.equal(parts.map(part => part.text).join(''), first)
      for (const [at, part] of parts.entries()) assert.notEqual(part.shared, parts[at + 1]?.shared)
    }),
  )
})

test('with copies only, all words are shared, whatever their capitals and spaces', () => {
  fc.assert(
    fc.property(text, first => {
      const parts = sharedWording(first, [first.toUpperCase(), first.replaceAll(' ', '  ')])
      for (const part of parts) assert.ok(part.shared || !/\p{L}/u.test(part.text))
    }),
  )
})

test('a sentence that one of them left out or changed is not shared', () => {
  assert.deepEqual(sharedWording('Keep the bus. My aunt rides it. We need it.', ['Keep the bus! We need it.']), [
    { text: 'Keep the bus. ', shared: true },
    { text: 'My aunt rides it. ', shared: false },
    { text: 'We need it.', shared: true },
  ])
  assert.deepEqual(sharedWording('Keep the bus.', ['Keep the busy road.']), [{ text: 'Keep the bus.', shared: false }])
})
