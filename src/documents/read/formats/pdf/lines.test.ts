import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linesOf } from './lines.ts'
import type { Piece } from './page.ts'

describe('a line of a page', () => {
  const boldOf = (words: readonly (readonly [text: string, bold: boolean])[]) => {
    const pieces = words.map(([text, bold], at): Piece => {
      const place = { x: 70 + at * 40, y: 700, width: text.length * 5, size: 10 }
      return { ...place, text, bold, italic: false, mark: null, artifact: false }
    })
    const page = {
      number: 1,
      width: 595,
      height: 842,
      pieces,
      structure: null,
      emptyMarks: new Set<string>(),
      marks: [],
      rules: [],
    }
    return linesOf(page)[0]?.bold
  }
  it('is bold when its words are, whatever its number is', () => {
    assert.equal(
      boldOf([
        ['4.8', false],
        ['Both sides', true],
      ]),
      true,
    )
    assert.equal(
      boldOf([
        ['b)', false],
        ['keys', true],
        ['and lamps', false],
      ]),
      false,
    )
    assert.equal(boldOf([['4.8', false]]), false)
  })
})
