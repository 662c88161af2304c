import type { Line } from './line.ts'

const form = /^(\*{0,2})((section|article|rule|clause|regulation)\s+(\d{1,3})[.:])(\*{0,2})\s+(?=["“‘(*]{0,3}\p{Lu})/iu

type Found = { readonly printed: string; readonly word: string; readonly value: number; readonly rest: string }

const read = ({ block, readings, bullet, whole, furniture }: Line): Found | null => {
  if (readings.length > 0 || bullet || furniture || block.table || block.quote || block.fresh === false) return null
  const found = form.exec(whole.slice(0, 60))
  if (!found) return null
  // Bold that opens before the number and does not close behind it goes on in the words.
  const bold = found[1] !== '' && found[5] === '' ? found[1]! : ''
  return {
    printed: found[2]!,
    word: found[3]!.toLowerCase(),
    value: Number(found[4]),
    rest: bold + whole.slice(found[0].length),
  }
}

/**
 * "Section 1. Anybody may join." as rules of clubs and charters print it: a number where paragraphs with that word count on from 1, or
 * begin again at 1. One that stands alone is a sentence that speaks of a section.
 */
export const withNamedSentences = (lines: readonly Line[]): Line[] => {
  const found = lines.map(read)
  const counted = new Set<string>()
  for (const [word, own] of Map.groupBy(
    found.filter(one => one !== null),
    one => one.word,
  )) {
    const inTurn = own.every(({ value }, at) => value === 1 || (at > 0 && value === own[at - 1]!.value + 1))
    if (own.length > 1 && inTurn) counted.add(word)
  }
  return lines.map((line, at) => {
    const one = found[at]
    if (!one || !counted.has(one.word)) return line
    const { printed, word, value, rest } = one
    const label = `${word[0]!.toUpperCase()}${value}`
    return {
      ...line,
      rest,
      readings: [{ scheme: 'named', printed, style: `named ${word}`, value, label, above: null }],
    }
  })
}
