import type { Line } from './line.ts'
import type { Marker } from './marker.ts'

/** "Section 1. Anybody may join.", "Principle 2: Trust", "Step 3 – Listen". */
const wordForm =
  /^(\*{0,2})((\p{L}{3,16})[ \u00a0](\d{1,3})(?:[.:]|[ \u00a0][–-](?=\s)))(\*{0,2})\s+(?=["“‘(*]{0,3}\p{Lu})/u
/** "Q1. Do you agree?", "R2 The council should pay.", "A.3 We listen.", "B2.1 Fees are low." */
const signForm = /^(\*{0,2})(([A-Z]{1,2}\.?(?:\d{1,3}\.){0,3})(\d{1,3})[.:)]?)(\*{0,2})[ \t\u00a0]+(?=\S)/
/** "[1] Keys are lent.", "¶ 2 Doors are shut.": as judgments number their paragraphs. */
const paragraphForm = /^(\*{0,2})((\[|¶ ?)(\d{1,3})\]?)(\*{0,2})[ \t\u00a0]+(?=\S)/
/** "Rule 1:", "Principle 2 –": a number with its word, as a word processor counts it; null for any other. */
export const wordedNumber = (printed: string): Marker | null => {
  const found = /^(\p{L}{3,16})[ \u00a0](\d{1,3})\s?[.:)–-]?$/u.exec(printed)
  if (!found) return null
  const [word, value] = [found[1]!.toLowerCase(), Number(found[2])]
  return {
    scheme: 'named',
    printed,
    style: `named ${word}`,
    value,
    label: `${found[1]![0]!.toUpperCase()}${value}`,
    above: null,
  }
}

/** Words with a number that name a day, a picture or a place, and no paragraph. */
const noNumber =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|figure|table|chart|box|map|picture|photo|page|line|room|tel|phone|note)$/

type Found = {
  readonly printed: string
  readonly word: string
  readonly value: number
  readonly label: string
  readonly above: string | null
  readonly rest: string
}

const read = ({ block, readings, bullet, whole, furniture }: Line): Found | null => {
  if (readings.length > 0 || bullet || furniture || block.table || block.quote || isEntry(whole)) return null
  const text = whole.slice(0, 60)
  const found = wordForm.exec(text) ?? signForm.exec(text) ?? paragraphForm.exec(text)
  const word = found?.[3]?.toLowerCase() ?? ''
  if (!found || noNumber.test(word)) return null
  // Bold that opens before the number and does not close behind it goes on in the words.
  const bold = found[1] !== '' && found[5] === '' ? found[1]! : ''
  const value = Number(found[4])
  const sign = signOf(found[3]!)
  // "B2.1" stands under B2.
  const above = /\d\.$/.test(sign) ? sign.slice(0, -1) : null
  return { printed: found[2]!, word, value, label: `${sign}${value}`, above, rest: bold + whole.slice(found[0].length) }
}

/** What a word or sign gives to the address: nothing, itself, or its first letter. */
const signOf = (word: string): string =>
  /^[[¶]/.test(word) ? '' : /^[A-Z]{1,2}(?:$|\.|\d)/.test(word) ? word : word[0]!.toUpperCase()

/** An entry of a contents list says again what is counted further on. */
const isEntry = (text: string): boolean => text.length < 300 && /[.…]{4,}\s{0,8}\d{1,4}$/.test(text)

const known = ({ readings: [reading], whole }: Line): Pick<Found, 'word' | 'value'> | null =>
  !isEntry(whole) && reading?.scheme === 'named' && reading.style.startsWith('named ')
    ? { word: reading.style.slice('named '.length), value: reading.value }
    : null

const inTurn = (run: readonly Pick<Found, 'value'>[]): boolean =>
  run.every(({ value }, at) => value === 1 || (at > 0 && value === run[at - 1]!.value + 1))

const letterBefore = (word: string): string => String.fromCharCode(word.charCodeAt(0) - 1) + word.slice(1)

const isClause = ({ readings: [reading] }: Line): boolean =>
  reading?.scheme === 'decimal' || (reading?.scheme === 'integer' && reading.style !== '1')

/**
 * Paragraphs whose number has a word or letter before it, as charters, principles and recommendations print them: numbers where those with
 * that word count on from 1, or begin again at 1. One that stands alone is a sentence that speaks of a section.
 */
export const withNamedSentences = (lines: readonly Line[]): Line[] => {
  const found = lines.map(read)
  const counted = new Set<string>()
  // Those that stand as headings ("Section 4: Rights") count with the others.
  const all = lines.flatMap((line, at) => found[at] ?? known(line) ?? [])
  for (const [word, own] of Map.groupBy(all, one => one.word)) {
    // Where clauses have numbers those in brackets are the numbers of notes.
    if (word.startsWith('[') && (own.length < 3 || lines.some(isClause))) continue
    // What is counted before the last 1 may be entries of a list of contents, and sentences that speak of a section.
    const last = own.slice(
      Math.max(
        0,
        own.findLastIndex(({ value }) => value === 1),
      ),
    )
    if ([own, last].some(run => run.length > 1 && inTurn(run))) counted.add(word)
  }
  // "B.1" alone is a number where A.1 and A.2 are.
  for (const one of found)
    if (one?.value === 1 && /^[a-z]\.?$/.test(one.word) && counted.has(letterBefore(one.word))) counted.add(one.word)
  return lines.map((line, at) => {
    const one = found[at]
    if (!one || !counted.has(one.word)) return line
    const { printed, word, value, label, above, rest } = one
    const reading = { scheme: 'named', printed, style: `named ${word}`, value, label, above } as const
    return { ...line, rest, readings: [reading] }
  })
}
