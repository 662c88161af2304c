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

/** Place of a letter mark, as Word counts: a is 1, z is 26, aa is 27, bb is 28; null when it is not one. */
export const letterValue = (text: string): number | null => letterValues(text)[0] ?? null

/** Places that a letter mark may have: after z some print aa, bb, cc and others aa, ab, ac, so that bb is 28 or 54. */
export const letterValues = (text: string): number[] => {
  if (!/^(?:[a-z]|([a-z])\1{1,3}|[ab][a-z])$/.test(text)) return []
  const place = (at: number): number => text.charCodeAt(at) - 96
  const repeats = text === text[0]!.repeat(text.length)
  const repeated = repeats ? [26 * (text.length - 1) + place(0)] : []
  const spread = text.length === 2 && /^[ab]/.test(text) ? [26 * place(0) + place(1)] : []
  return [...new Set([...repeated, ...spread])]
}
