import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawnMarks, withDrawnSigns } from './drawn-signs.ts'
import type { PdfPage, Piece } from './page.ts'

const codes = { save: 1, restore: 2, transform: 3, constructPath: 4, endPath: 28, strokes: [20], showText: 5 }
const piece = (text: string, x: number, y: number): Piece => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  bold: false,
  italic: false,
  mark: null,
  artifact: false,
})
const page = (pieces: readonly Piece[], marks: PdfPage['marks']): PdfPage => ({
  number: 1,
  width: 595,
  height: 842,
  pieces,
  structure: null,
  emptyMarks: new Set(),
  marks,
  rules: [],
})

describe('list signs that are drawn', () => {
  it('are small, as high as wide, and stand where the page has been moved to', () => {
    const box = (...edges: number[]) => [22, [[]], new Float32Array(edges)]
    const fnArray = [1, 3, 4, 2, 4, 4]
    const argsArray = [
      null,
      [0.5, 0, 0, -0.5, 10, 800],
      box(100, 100, 108, 108),
      null,
      box(0, 0, 500, 2),
      box(9, 9, 12, 12),
    ]
    assert.deepEqual(drawnMarks({ fnArray, argsArray }, codes), [
      { x: 62, y: 748, side: 4 },
      { x: 10.5, y: 10.5, side: 3 },
    ])
  })
  it('are put before the line that they belong to, and before no other', () => {
    const mark = { x: 60, y: 103, side: 4 }
    const read = withDrawnSigns(page([piece('keys', 70, 100), piece('lamps', 95, 100), piece('rooms', 70, 80)], [mark]))
    assert.deepEqual(
      read.pieces.map(({ text }) => text),
      ['• ', 'keys', 'lamps', 'rooms'],
    )
  })
  it('are none far from words, under them or in the middle of a line', () => {
    const far = [
      { x: 20, y: 103, side: 4 },
      { x: 60, y: 98, side: 4 },
      { x: 93, y: 103, side: 4 },
    ]
    const words = [piece('keys', 70, 100), piece('lamps', 100, 100)]
    assert.equal(withDrawnSigns(page(words, far)).pieces.length, 2)
  })
})
