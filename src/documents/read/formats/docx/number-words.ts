/** How Word writes a count in each of its number formats (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat). */

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}
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

const formats: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: count => String(count).padStart(2, '0'),
  lowerLetter: letters,
  upperLetter: count => letters(count).toUpperCase(),
  lowerRoman: roman,
  upperRoman: count => roman(count).toUpperCase(),
  ordinal,
  cardinalText: count => capital(words(count)),
  ordinalText: count => capital(ordinalWords(count)),
  hex: count => count.toString(16).toUpperCase(),
  chicago: count => (['*', '†', '‡', '§'][(count - 1) % 4] ?? '').repeat(Math.floor((count - 1) / 4) + 1),
  numberInDash: count => `- ${count} -`,
  decimalEnclosedParen: count => `(${count})`,
  decimalEnclosedFullstop: count => `${count}.`,
  decimalEnclosedCircle: count => (count >= 1 && count <= 20 ? String.fromCodePoint(0x245f + count) : String(count)),
  none: () => '',
  bullet: () => '',
}

/** A count as Word prints it in a format; an unknown format is written in figures. `custom` is a pattern like "001, 002". */
export function writeCount(count: number, format: string, custom = ''): string {
  if (format === 'custom') return String(count).padStart(custom.split(',')[0]?.trim().length ?? 0, '0')
  return (formats[format] ?? String)(count)
}

/** a to z, then aa to zz, aaa: the letter is repeated, it is not a number to base 26. */
function letters(count: number): string {
  if (count < 1) return ''
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(30, Math.ceil(count / 26)))
}

function roman(count: number): string {
  let left = Math.min(count, 32_767)
  let written = ''
  for (const [value, sign] of romans)
    while (left >= value) {
      written += sign
      left -= value
    }
  return written
}

function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13
  return `${count}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`
}

function words(count: number): string {
  if (count < 20) return ones[Math.max(0, count)] ?? ''
  if (count < 100) return `${tens[Math.floor(count / 10)]}${count % 10 ? `-${ones[count % 10]}` : ''}`
  if (count < 1000) return `${ones[Math.floor(count / 100)]} hundred${count % 100 ? ` ${words(count % 100)}` : ''}`
  return `${words(Math.floor(count / 1000))} thousand${count % 1000 ? ` ${words(count % 1000)}` : ''}`
}

function ordinalWords(count: number): string {
  return words(count).replace(
    /[a-z]+$/,
    last => irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
