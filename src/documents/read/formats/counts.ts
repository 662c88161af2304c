/** Counts written as letters and as roman numerals, as word processors and browsers print them. */

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** Roman numeral in small letters; a count that has none is written in figures. */
export function asRoman(count: number): string {
  if (count < 1) return String(count)
  let left = Math.min(count, 32_767)
  let written = ''
  for (const [value, sign] of romans)
    while (left >= value) {
      written += sign
      left -= value
    }
  return written
}

/** a to z, then aa, ab as browsers count (CSS Counter Styles 3, 6.2): a number to base 26 without a zero. */
export function asLetters(count: number): string {
  let written = ''
  for (let left = count; left > 0; left = Math.floor((left - 1) / 26))
    written = String.fromCharCode(97 + ((left - 1) % 26)) + written
  return written
}

/** a to z, then aa, bb, aaa as Word counts: the letter is repeated (ISO/IEC 29500-1, 17.18.59). */
export function asRepeatedLetters(count: number): string {
  if (count < 1) return ''
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(30, Math.ceil(count / 26)))
}
