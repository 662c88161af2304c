/** How Word writes a count in each of its number formats (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat). */
import { asRepeatedLetters, asRoman } from '../counts.ts'
import { scriptFormats } from './number-scripts.ts'

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
const formats: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: count => String(count).padStart(2, '0'),
  lowerLetter: asRepeatedLetters,
  upperLetter: count => asRepeatedLetters(count).toUpperCase(),
  lowerRoman: roman,
  upperRoman: count => roman(count).toUpperCase(),
  ordinal,
  cardinalText: count => capital(words(count)),
  ordinalText: count => capital(ordinalWords(count)),
  hex: count => count.toString(16).toUpperCase(),
  chicago: count => (['*', '†', '‡', '§'][(count - 1) % 4] ?? '').repeat(Math.min(30, Math.floor((count - 1) / 4) + 1)),
  numberInDash: count => `- ${count} -`,
  decimalEnclosedParen: count => `(${count})`,
  decimalEnclosedFullstop: count => `${count}.`,
  decimalEnclosedCircle: count => (count >= 1 && count <= 20 ? String.fromCodePoint(0x245f + count) : String(count)),
  ...scriptFormats,
  none: () => '',
  bullet: () => '',
}

/** A count as Word prints it in a format; an unknown format is written in figures. `custom` is a pattern like "001, 002". */
export function writeCount(count: number, format: string, custom = ''): string {
  if (format === 'custom') return String(count).padStart(custom.split(',')[0]?.trim().length ?? 0, '0')
  return (formats[format] ?? String)(count)
}

/** Word prints nothing for a count below one. */
function roman(count: number): string {
  return count < 1 ? '' : asRoman(count)
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
