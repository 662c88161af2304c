/** What letters and roman numerals count. */

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** Number of a lower-case roman numeral written in the usual way, up to 89; null when it is not one. */
export const romanValue = (text: string): number | null => {
  if (!/^(?:l?x{0,3}|xl)(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const here = romanDigits[text[at]!]!
    const next = romanDigits[text[at + 1] ?? ''] ?? 0
    sum += here < next ? -here : here
  }
  return sum
}

/** Place of a letter mark: a is 1, z is 26, aa is 27; null when it is not one (aa, bb, … repeat one letter). */
export const letterValue = (text: string): number | null => {
  const first = text.charCodeAt(0) - 96
  if (text.length > 2 || first < 1 || first > 26) return null
  if (text.length === 1) return first
  return text[0] === text[1] ? 26 + first : null
}
