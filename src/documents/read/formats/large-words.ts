/** Tells headings by the size of their letters, where nothing else of a format does. */
import type { SourceBlock } from '../blocks.ts'
import { isHeadingLike } from './heading-words.ts'

/** A paragraph as it looks: sizes in any one unit. */
export type Sized = { readonly text: string; readonly size: number; readonly bold: boolean }

/** So few large lines in the midst of a document do not say that nothing else is a heading. */
const FEW = 2
const sentenceEnd = /[.!?:;…]["'”’)\]]*$/

/** The depth of each paragraph that is a heading by its size, from 1 for the largest. */
export function headingsBySize<Line extends Sized>(
  lines: readonly Line[],
): Map<Line, NonNullable<SourceBlock['heading']>> {
  const usual = mostOf(lines.map(({ size, text }) => [size, text.length]))
  const sizes = [...new Set(lines.map(({ size }) => size))]
    .filter(size => size > usual * 1.04 && isKeptForHeadings(lines, size, size > usual * 1.12))
    .toSorted((one, two) => two - one)
  const large = lines.filter(
    ({ text, size }) => sizes.includes(size) && text.length < 200 && isHeadingLike(text, false),
  )
  if (large.length <= FEW && large.length > 0 && lines.indexOf(large[0]!) > 1) return new Map()
  return new Map(
    large.map(line => [line, Math.min(6, sizes.indexOf(line.size) + 1) as NonNullable<SourceBlock['heading']>]),
  )
}

/** Where no style says what is a heading, the larger letters of some lines do. A line without a size (0) says nothing of it. */
export function withLargeHeadings(
  blocks: readonly SourceBlock[],
  sizeOf: (block: SourceBlock) => number,
  isContents: (block: SourceBlock) => boolean = () => false,
): readonly SourceBlock[] {
  if (blocks.some(block => block.heading !== undefined)) return blocks
  const lines = blocks.map(block => ({ text: block.text, size: sizeOf(block), bold: block.text.startsWith('**') }))
  const depths = headingsBySize(lines.filter(({ text, size }) => text !== '' && size > 0))
  return blocks.map((block, at) => {
    const depth = depths.get(lines[at]!)
    if (depth === undefined || block.bullet || block.quote || isContents(block)) return block
    const plain =
      block.text.startsWith('**') && block.text.endsWith('**') ? block.text.replaceAll('**', '') : block.text
    return { ...block, text: plain, heading: depth }
  })
}

/** Few short lines, hardly any of them a sentence; where a part of the document runs on in a size, it is none of headings. */
function isKeptForHeadings(lines: readonly Sized[], size: number, clearly: boolean): boolean {
  const inSize = lines.filter(line => line.size === size)
  const long = inSize.filter(({ text, bold }) => text.length > 120 && !bold).length
  if (long > inSize.length * 0.3) return false
  if (clearly) return true
  const short = inSize.filter(({ text }) => text.length < 100 && !sentenceEnd.test(text.trim())).length
  return inSize.length >= 3 && inSize.length < lines.length * 0.15 && short > inSize.length * 0.9
}

/** The value with the greatest weight. */
export function mostOf(weighed: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>()
  for (const [value, weight] of weighed) weights.set(value, (weights.get(value) ?? 0) + weight)
  let best = 0
  let most = -1
  for (const [value, weight] of weights)
    if (weight > most) {
      best = value
      most = weight
    }
  return best
}
