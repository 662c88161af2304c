/**
 * Letters that are set apart from one another ("S c o p e") come from the reader as words of one letter. The spaces that the file itself
 * draws between its glyphs tell which of them make one word.
 */
import type { Instructions } from './drawn-signs.ts'

/** A glyph that is drawn: the letters it stands for, and whether a space is drawn after it. */
export type Glyph = { readonly letters: string; spaced: boolean }

/** The glyphs of a page in the order of drawing, each with the space behind it. */
export function glyphsOf({ fnArray, argsArray }: Instructions, showText: number): Glyph[] {
  const glyphs: Glyph[] = []
  fnArray.forEach((code, at) => {
    const shown = code === showText ? (argsArray[at] as unknown[] | undefined)?.[0] : null
    if (!Array.isArray(shown)) return
    for (const glyph of shown) {
      const letters: unknown = glyph && typeof glyph === 'object' && 'unicode' in glyph ? glyph.unicode : null
      if (typeof letters !== 'string') continue
      const last = glyphs.at(-1)
      if (letters.trim() !== '') glyphs.push({ letters: letters.trim(), spaced: false })
      else if (last) last.spaced = true
    }
  })
  return glyphs
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
