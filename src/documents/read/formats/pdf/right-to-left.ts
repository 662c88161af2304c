/**
 * Pages of scripts that run from right to left. Their words come from the reader in the order in which they are read, but
 * two things are lost: a glyph that stands for two letters (lam-alef) is turned round letter by letter, and places count
 * from the left, so that a number before its words seems to stand after them.
 */
import type { PdfPage, Piece } from './page.ts'
import { closeLetters, type Glyph } from './spaced-letters.ts'

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/g

/** How far ahead the glyphs of words are looked for where some between were drawn and are no words. */
const ahead = 80

/**
 * The words with each glyph of several letters read in its own order, and the colour of the first. Words are matched with the glyphs as they
 * were drawn, one after the other; what does not match stays as it came.
 */
export function startMatching(
  glyphs: readonly Glyph[],
): (text: string) => { readonly text: string; readonly ink?: string } {
  let next = 0
  return text => {
    const letters = [...text].filter(sign => sign.trim() !== '')
    if (letters.length === 0) return { text }
    const drawnFrom = (from: number) => glyphs.slice(from, from + letters.length).map(glyph => glyph.letters)
    const take = (from: number, count: number) => {
      next = from + count
      return { ink: glyphs[from]?.ink, own: glyphs.slice(from, next) }
    }
    const forward = countFor(drawnFrom(next), letters)
    if (forward !== null) {
      const { ink, own } = take(next, forward)
      return { text: closeLetters(text, own), ...(ink === undefined ? {} : { ink }) }
    }
    const backward = countFor(drawnFrom(next), letters.toReversed())
    if (backward !== null) {
      const { own } = take(next, backward)
      return { text: put(text, own.map(glyph => glyph.letters).toReversed()) }
    }
    // Shorter words than this stand anywhere.
    for (let from = next + 1; letters.length > 4 && from < Math.min(next + ahead, glyphs.length); from++) {
      const count = countFor(drawnFrom(from), letters)
      if (count !== null) {
        const { ink, own } = take(from, count)
        return { text: closeLetters(text, own), ...(ink === undefined ? {} : { ink }) }
      }
    }
    return { text }
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
