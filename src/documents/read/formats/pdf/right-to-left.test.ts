import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PdfPage, Piece } from './page.ts'
import { fromTheRight, startMatching } from './right-to-left.ts'
import { glyphsOf } from './spaced-letters.ts'

const SHOW = 7
const codes = { showText: SHOW, save: 1, restore: 2, setFillRGBColor: 3 }
/** A page's drawing of glyphs, left to right as they lie on the paper, with the room between them as numbers. */
const drawing = (...words: readonly (readonly string[])[]) => ({
  fnArray: words.map(() => SHOW),
  argsArray: words.map(glyphs => [glyphs.flatMap(unicode => [{ unicode }, -3])]),
})

describe('glyphs of several letters', () => {
  const glyphs = glyphsOf(drawing(['م', 'لا', 'س'], ['1', '4'], ['د', 'ل', 'ا', 'خ']), codes)
  const match = startMatching(glyphs)
  const matched = (words: string) => match(words).text

  it('are read in their own order, lam before alef', () => {
    assert.equal(matched('سالم'), 'سلام')
  })

  it('leave figures, and words without such a glyph, as they are', () => {
    assert.equal(matched('14'), '14')
    assert.equal(matched('خالد'), 'خالد')
    assert.equal(matched('other words'), 'other words')
  })
})

describe('a page of a script that runs from the right', () => {
  const piece = (text: string, x: number): Piece => ({
    text,
    x,
    y: 700,
    width: 20,
    size: 12,
    bold: false,
    italic: false,
    mark: null,
    artifact: false,
  })
  const page = (pieces: readonly Piece[]): PdfPage => ({
    number: 1,
    width: 600,
    height: 800,
    pieces,
    structure: null,
    marks: [],
    rules: [],
    emptyMarks: new Set(),
  })

  it('counts its places from the right, so that a number stands before its words', () => {
    const turned = fromTheRight(page([piece('1', 560), piece('. الاجتماع', 500)]))
    assert.deepEqual(
      turned.pieces.map(({ x }) => x),
      [20, 80],
    )
  })

  it('is told from a page that only quotes such words', () => {
    const plain = page([piece('The meeting is held each month', 20), piece('سلام', 400)])
    assert.equal(fromTheRight(plain), plain)
  })
})
