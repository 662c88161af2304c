import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeLetters, glyphsOf } from './spaced-letters.ts'

const SHOW = 44
const drawn = (words: string) =>
  glyphsOf({ fnArray: [SHOW], argsArray: [[[...words].flatMap(unicode => [{ unicode }, -120])]] }, SHOW)

test('letters that are set apart make the words between the spaces that the file draws', () => {
  assert.equal(closeLetters('K e y s a n d l a m p s', drawn('Keys and lamps')), 'Keys and lamps')
  assert.equal(closeLetters('1 . 1', drawn('1.1')), '1.1')
})

test('letters between which the file draws spaces, and a few alone, stay apart', () => {
  assert.equal(closeLetters('a b c d e f', drawn('a b c d e f')), 'a b c d e f')
  assert.equal(closeLetters('x y z', drawn('xyz')), 'x y z')
  assert.equal(closeLetters('Keys and lamps', drawn('Keys and lamps')), 'Keys and lamps')
})
