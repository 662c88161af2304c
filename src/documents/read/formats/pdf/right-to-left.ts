/**
 * Pages of scripts that run from right to left. Their words come from the reader in the order in which they are read, but
 * two things are lost: a glyph that stands for two letters (lam-alef) is turned round letter by letter, and places count
 * from the left, so that a number before its words seems to stand after them.
 */
import type { PdfPage, Piece } from './page.ts'
import { closeLetters, type Glyph } from './spaced-letters.ts'

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g

/**
 * The words with each glyph of several letters read in its own order. Words are matched with the glyphs as they were
 * drawn, one after the other; what does not match stays as it came.
 */
export function startMatching(glyphs: readonly Glyph[]): (text: string) => string {
  let next = 0
  return text => {
    const letters = [...text].filter(sign => sign.trim() !== '')
    const ahead = glyphs.slice(next, next + letters.length)
    const drawn = ahead.map(glyph => glyph.letters)
    const forward = countFor(drawn, letters)
    if (forward !== null) {
      next += forward
      return closeLetters(text, ahead.slice(0, forward))
    }
    const backward = countFor(drawn, letters.toReversed())
    if (backward === null) return text
    next += backward
    return put(text, drawn.slice(0, backward).toReversed())
  }
}

/** How many glyphs make up the letters exactly; null where they do not. */
function countFor(glyphs: readonly string[], letters: readonly string[]): number | null {
  const wanted = letters.join('')
  let made = ''
  for (let count = 0; count <= glyphs.length; count++) {
    if (made === wanted) return count
    made += glyphs[count] ?? ''
    if (!wanted.startsWith(made)) return null
  }
  return null
}

/** The letters of the glyphs with the spaces of the text between them. */
function put(text: string, glyphs: readonly string[]): string {
  const letters = [...glyphs.join('')]
  return [...text].map(sign => (sign.trim() === '' ? sign : (letters.shift() ?? ''))).join('')
}

/** The page as its reader sees it: a page of mostly right-to-left letters counts its places from the right. */
export function fromTheRight(page: PdfPage): PdfPage {
  const words = page.pieces.map(({ text }) => text).join('')
  const counted = words.match(rightToLeft)?.length ?? 0
  if (counted * 2 < (words.match(/\p{L}/gu)?.length ?? 0) || counted === 0) return page
  const mirror = (piece: Piece): Piece => ({ ...piece, x: page.width - piece.x - piece.width })
  return {
    ...page,
    pieces: page.pieces.map(mirror),
    marks: page.marks.map(mark => ({ ...mark, x: page.width - mark.x })),
    rules: page.rules.map(rule =>
      rule.level
        ? { ...rule, from: page.width - rule.to, to: page.width - rule.from }
        : { ...rule, at: page.width - rule.at },
    ),
  }
}
