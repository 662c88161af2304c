/** What looks like a number of a paragraph and is none, and two numbers that stand on one line. */
import type { Line } from './line.ts'
import { readMarker } from './numbering.ts'

/**
 * "10.15 Welcome", "5.50 pounds", "2.5 miles": a time, a sum or a measure where no section has such a number and none
 * stands before or after it in the document. A number from 10 on, or one before a small letter, must have company.
 */
export const withoutLoneDecimals = (lines: readonly Line[]): Line[] => {
  const labels = new Set(lines.flatMap(({ readings: [reading] }) => (reading ? [reading.label] : [])))
  return lines.map(line => {
    const [reading] = line.readings
    if (reading?.style !== 'decimal2' || line.block.marker || line.block.heading) return line
    const { above, value, label } = reading
    const small = /^\p{Ll}/u.test(line.rest)
    if ((value < 10 && !small) || labels.has(`${label}.1`)) return line
    const beside = labels.has(`${above}.${value - 1}`) || labels.has(`${above}.${value + 1}`)
    const under = labels.has(above!) || labels.has(`${above}.0`)
    if (beside || (under && (!small || value === 1))) return line
    return { ...line, rest: line.whole, readings: [] }
  })
}

/** How far ahead the second of a list may stand. */
const AHEAD = 40

/**
 * "1.1 (a) The clerk lends keys.", "3.—(1) A key is lent.": the number has no words of its own, and the list under it begins on
 * its line. Two paragraphs, where that list goes on.
 */
export const numbersApart = (lines: readonly Line[]): Line[] =>
  lines.flatMap((line, at) => {
    const [reading] = line.readings
    const { block, rest } = line
    if (!reading || block.table || block.heading || line.furniture || !/^\(?[a-z1]{1,2}\)/.test(rest)) return [line]
    if (!['decimal', 'integer', 'compound'].includes(reading.scheme)) return [line]
    const inner = readMarker(rest)
    const first = inner.readings.find(({ value }) => value === 1)
    const follows = lines
      .slice(at + 1, at + AHEAD)
      .some(({ readings }) => readings.some(({ style, value }) => style === first?.style && value === 2))
    if (!first || inner.rest === '' || !follows) return [line]
    const { marker: _, list: __, ...plainly } = block
    const number = { ...line, block: { ...block, text: '' }, whole: reading.printed, rest: '' }
    const own = { ...line, block: { ...plainly, text: rest }, whole: rest, rest: inner.rest, readings: inner.readings }
    return [number, { ...own, bullet: false, joined: false, alone: false }]
  })
