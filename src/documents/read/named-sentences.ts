import type { Line } from './line.ts'

/** "Section 1. Anybody may join.", "Principle 2: Trust", "Step 3 – Listen". */
const wordForm =
  /^(\*{0,2})((\p{L}{3,16})[ \u00a0](\d{1,3})(?:[.:]|[ \u00a0][–-](?=\s)))(\*{0,2})\s+(?=["“‘(*]{0,3}\p{Lu})/u
/** "Q1. Do you agree?", "R2 The council should pay." */
const signForm = /^(\*{0,2})(([A-Z]{1,2})(\d{1,3})[.:)]?)(\*{0,2})[ \t\u00a0]+(?=\S)/
/** Words with a number that name a day, a picture or a place, and no paragraph. */
const noNumber =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|figure|table|chart|box|map|picture|photo|page|line|room|tel|phone|note)$/

type Found = {
  readonly printed: string
  readonly word: string
  readonly value: number
  readonly label: string
  readonly rest: string
}

const read = ({ block, readings, bullet, whole, furniture }: Line): Found | null => {
  if (readings.length > 0 || bullet || furniture || block.table || block.quote) return null
  const text = whole.slice(0, 60)
  const found = wordForm.exec(text) ?? signForm.exec(text)
  const word = found?.[3]?.toLowerCase() ?? ''
  if (!found || noNumber.test(word)) return null
  // Bold that opens before the number and does not close behind it goes on in the words.
  const bold = found[1] !== '' && found[5] === '' ? found[1]! : ''
  const sign = found[3]!.length <= 2 ? found[3]! : found[3]![0]!.toUpperCase()
  const value = Number(found[4])
  return { printed: found[2]!, word, value, label: `${sign}${value}`, rest: bold + whole.slice(found[0].length) }
}

const known = ({ readings: [reading] }: Line): Pick<Found, 'word' | 'value'> | null =>
  reading?.scheme === 'named' && reading.style.startsWith('named ')
    ? { word: reading.style.slice('named '.length), value: reading.value }
    : null

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
    const inTurn = own.every(({ value }, at) => value === 1 || (at > 0 && value === own[at - 1]!.value + 1))
    if (own.length > 1 && inTurn) counted.add(word)
  }
  return lines.map((line, at) => {
    const one = found[at]
    if (!one || !counted.has(one.word)) return line
    const { printed, word, value, label, rest } = one
    const reading = { scheme: 'named', printed, style: `named ${word}`, value, label, above: null } as const
    return { ...line, rest, readings: [reading] }
  })
}
