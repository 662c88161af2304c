/**
 * Letters that are set apart from one another ("S c o p e") come from the reader as words of one letter. The spaces that the file itself
 * draws between its glyphs tell which of them make one word.
 */
import type { Instructions } from './drawn-signs.ts'

/** A glyph that is drawn: the letters it stands for, the colour they have where it is known, and whether a space is drawn after it. */
export type Glyph = { readonly letters: string; readonly ink?: string; spaced: boolean }

type Codes = {
  readonly showText: number
  readonly save: number
  readonly restore: number
  readonly setFillRGBColor: number
}

/** The glyphs of a page in the order of drawing, each with its colour and the space behind it. */
export function glyphsOf({ fnArray, argsArray }: Instructions, codes: Codes): Glyph[] {
  const glyphs: Glyph[] = []
  const kept: string[] = []
  let ink = '#000000'
  fnArray.forEach((code, at) => {
    const args = argsArray[at]
    const first: unknown = Array.isArray(args) ? args[0] : null
    if (code === codes.save) kept.push(ink)
    else if (code === codes.restore) ink = kept.pop() ?? ink
    else if (code === codes.setFillRGBColor && typeof first === 'string') ink = first
    else if (code === codes.showText && Array.isArray(first)) put(glyphs, first, ink)
  })
  return glyphs
}

function put(glyphs: Glyph[], shown: readonly unknown[], ink: string): void {
  for (const glyph of shown) {
    const letters: unknown = glyph && typeof glyph === 'object' && 'unicode' in glyph ? glyph.unicode : null
    if (typeof letters !== 'string') continue
    const last = glyphs.at(-1)
    if (letters.trim() !== '') glyphs.push({ letters: letters.trim(), ink, spaced: false })
    else if (last) last.spaced = true
  }
}

/** So many letters apart are words that are set so; fewer may be signs that stand alone. */
const FEW = 5
const numberApart = /^\d{1,2}(?: \.| \d){2,7}$/

/** The text with the letters of a word put together where every glyph of it stands apart. */
export function closeLetters(text: string, glyphs: readonly Glyph[]): string {
  const apart = text.trim().split(/\s+/)
  if (apart.length !== glyphs.length || (apart.length < FEW && !numberApart.test(text.trim()))) return text
  const joined = glyphs.map(({ letters, spaced }, at) => letters + (spaced && at < glyphs.length - 1 ? ' ' : ''))
  return /^\s*/.exec(text)![0] + joined.join('') + /\s*$/.exec(text)![0]
}
