import { withBareNumbers } from './bare-numbers.ts'
import type { SourceBlock } from './blocks.ts'
import { beginsBlock, readTextBlocks } from './formats/text.ts'
import type { Line } from './line.ts'
import { isPageLabel, isPicture } from './look.ts'
import type { Marker } from './marker.ts'
import { mend } from './mend.ts'
import { withNamedSentences, wordedNumber } from './named-sentences.ts'
import { numbersApart, withoutLoneDecimals } from './number-doubts.ts'
import { readMarker } from './numbering.ts'
import { withWelshLetters } from './welsh-letters.ts'

/** Programs close and open bold at every line break; words in bold across a break are one. */
const boldAcross = (block: SourceBlock): SourceBlock =>
  block.text.includes('**\n**')
    ? { ...block, text: block.text.replace(/(?<=[^\s*])\*\*\n\*\*(?=[^\s*])/g, '\n') }
    : block

const toLine = (block: SourceBlock): Line => {
  const given = block.marker?.trim()
  const marked = given ? { readings: givenReadings(given), rest: block.text } : readMarker(block.text)
  const readings = block.table || block.furniture || block.verbatim ? [] : marked.readings
  return {
    block,
    whole: given ? `${given} ${block.text}`.trim() : block.text,
    rest: readings.length > 0 ? marked.rest : block.text,
    readings,
    bullet: block.bullet === true,
    furniture: block.furniture === true || (!block.table && (isPicture(block.text) || isPageLabel(block.text))),
    joined: false,
    alone: false,
  }
}

/** Signs that people type, and letters of picture fonts with the wide space that Word puts after its list signs. */
const listSign = /^(?:[-–•▪◦·‣]|[o§Øüqv](?=\u00a0[\u00a0 ]))[ \t\u00a0]+(?=\S)/

/** A list sign that somebody typed is no word. */
const signed = (block: SourceBlock): SourceBlock => {
  const sign = block.bullet || block.marker || block.heading || block.verbatim ? null : listSign.exec(block.text)
  return sign ? { ...block, text: block.text.slice(sign[0].length), bullet: true } : block
}

/** A number that the word processor computed is a number, whatever its form. */
const givenReadings = (printed: string): readonly Marker[] => {
  const read = readMarker(printed)
  if (read.readings.length > 0 && read.rest === '') return read.readings
  if (/^(?:[a-z]{1,7}|[A-Z]{1,7})$/.test(printed)) {
    // A letter without any punctuation counts like one with a full stop.
    const bare = readMarker(`${printed}.`).readings.map(one => ({ ...one, printed, style: one.style.replace('.', '') }))
    if (bare.length > 0) return bare
  }
  const worded = wordedNumber(printed)
  if (worded) return [worded]
  const letter = letterOfScript(printed)
  if (letter) return [letter]
  const label = printed.replace(/[^\p{L}\p{N}.]/gu, '').replace(/^\.+|\.+$/g, '')
  const value = Number(/(\d{1,6})\D*$/.exec(printed)?.[1] ?? 1)
  return [
    {
      scheme: 'named',
      printed,
      style: `given ${printed.replace(/\d+/g, '1')}`,
      value,
      label: label || 'n',
      above: null,
    },
  ]
}

/** Letters of other scripts in the order in which word processors count with them. */
const alphabets = ['абвгдежзиклмнопрстуфхцчшщыэюя', 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي', 'אבגדהוזחטיכלמנסעפצקרשת']

/** A letter of another script, with its signs: "б)". */
const letterOfScript = (printed: string): Marker | null => {
  const label = /^[^\p{L}\p{N}]*(\p{L})[^\p{L}\p{N}]*$/u.exec(printed)?.[1] ?? ''
  const small = label.toLowerCase()
  const alphabet = alphabets.find(letters => small !== '' && letters.includes(small))
  if (!alphabet) return null
  const style = printed.replace(label, label === small ? alphabet[0]! : alphabet[0]!.toUpperCase())
  return { scheme: 'alpha', printed, style, value: alphabet.indexOf(small) + 1, label, above: null }
}

/**
 * Read the markers of all blocks, mend what pages have broken (sentences cut in two, numbers on a line of their own)
 * and mark page furniture.
 */
export const toLines = (blocks: readonly SourceBlock[]): Line[] => {
  const kept = blocks.filter(block => block.table || block.text.trim() !== '' || block.marker)
  const lines = withBareNumbers(kept)
    .flatMap(block => (block.text.includes('\n') ? atBreaks(block) : [block]))
    .map(block => toLine(signed(boldAcross(block))))
  return numbersApart(mend(withNamedSentences(withWelshLetters(withoutLoneDecimals(lines)))))
}

/** A paragraph whose lines were broken by hand and begin with numbers or signs of their own is several. */
const atBreaks = (block: SourceBlock): readonly SourceBlock[] => {
  const rows = block.text.split('\n')
  if (block.table || block.heading || block.verbatim || !rows.some((row, at) => at > 0 && beginsBlock(row)))
    return [block]
  const pieces: string[][] = []
  for (const row of rows) {
    const last = pieces.at(-1)
    if (last && !beginsBlock(row)) last.push(row)
    else pieces.push([row])
  }
  const { marker: _, bullet: __, ...plainly } = block
  return pieces.flatMap((piece, at) => {
    const text = piece.join('\n')
    if (at === 0 && (block.marker || block.bullet)) return [{ ...block, text }]
    return readTextBlocks(text).map(read => ({ ...plainly, ...read, line: block.line, fresh: true }))
  })
}
