import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeLetters, glyphsOf } from './spaced-letters.ts'

const codes = { showText: 44, save: 10, restore: 11, setFillRGBColor: 58 }
const shown = (words: string) => [[...words].flatMap(unicode => [{ unicode }, -120])]
const drawn = (words: string) => glyphsOf({ fnArray: [codes.showText], argsArray: [shown(words)] }, codes)

test('letters that are set apart make the words between the spaces that the file draws', () => {
  assert.equal(closeLetters('K e y s a n d l a m p s', drawn('Keys and lamps')), 'Keys and lamps')
  assert.equal(closeLetters('1 . 1', drawn('1.1')), '1.1')
})

test('letters between which the file draws spaces, and a few alone, stay apart', () => {
  assert.equal(closeLetters('a b c d e f', drawn('a b c d e f')), 'a b c d e f')
  assert.equal(closeLetters('x y z', drawn('xyz')), 'x y z')
  assert.equal(closeLetters('Keys and lamps', drawn('Keys and lamps')), 'Keys and lamps')
})

test('every glyph has the colour that holds where it is drawn', () => {
  const { showText, save, restore, setFillRGBColor } = codes
  const glyphs = glyphsOf(
    {
      fnArray: [showText, save, setFillRGBColor, showText, restore, showText],
      argsArray: [shown('a'), null, ['#1f3763'], shown('b'), null, shown('c')],
    },
    codes,
  )
  assert.deepEqual(
    glyphs.map(({ ink }) => ink),
    ['#000000', '#1f3763', '#000000'],
  )
})
