/**
 * Parts of a document in which the numbers may begin again: schedules, appendices, parts, chapters. "1.1" in Schedule 2 is another
 * clause than 1.1, and no other document begins there.
 */
import type { Line } from './line.ts'
import { plain } from './look.ts'
import type { Marker } from './marker.ts'
import { isRanked } from './named-ranks.ts'
import { chain, type Draft, type Outline } from './outline.ts'

const annexWord = /^(?:appendix|annexe?|schedule|addendum|atodiad)(?![\p{L}’'])/iu

/** "Appendix – Terms of reference", "ANNEX": a heading of something added at the end, with a number or without. */
export const isAnnexHeading = (text: string): boolean => text.length < 120 && annexWord.test(plain(text))

/** Whether a line heads such a part: a number with a word that holds others, or an annex without a number. */
export const headsPart = ({ readings: [reading], rest }: Line): boolean =>
  reading ? isRanked(reading) : isAnnexHeading(rest)

const isPart = ({ kind, marker, text, chapter }: Draft): boolean =>
  marker ? isRanked(marker) : chapter || (kind === 'heading' && isAnnexHeading(text))

/** The part that a paragraph stands in, or heads; null outside all. */
export const regionOf = (draft: Draft | null): Draft | null => {
  for (let at = draft; at; at = at.parent) if (isPart(at)) return at
  return null
}

/** The part that is open now. */
export const regionNow = (outline: Outline): Draft | null => regionOf(outline.current)

/** Whether the number was used before outside the part that is open: the count has begun again in it. */
export const isUsedElsewhere = (outline: Outline, { label }: Marker): boolean => {
  const region = regionNow(outline)
  const used = outline.numbers.get(label)
  return region !== null && used !== undefined && regionOf(used) !== region
}

/** The latest paragraph kept under a name, unless it stands in another part and the count has begun again since. */
export const knownHere = (outline: Outline, name: string, again: boolean): Draft | undefined => {
  const found = outline.numbers.get(name)
  if (!found) return undefined
  const region = regionNow(outline)
  return regionOf(found) === region || !(again || (region !== null && outline.again.has(region))) ? found : undefined
}

/** Whether the first whole or decimal number that comes in the lines begins a count. */
export const beginsCount = (lines: readonly Line[]): boolean => {
  const first = lines.find(({ readings: [reading] }) => reading?.scheme === 'integer' || reading?.scheme === 'decimal')
  return /^1(?:\.1)?$/.test(first?.readings[0]?.label ?? '')
}

const countsSections = ({ readings: [reading] }: Line): boolean =>
  reading?.scheme === 'integer' || reading?.scheme === 'decimal'

/** Whether a heading without a number is that of a chapter: 1 and 1.1 come right under it, and there was a 1.1 before. */
export const headsChapter = (outline: Outline, lines: readonly Line[], at: number): boolean => {
  if (!outline.numbers.has('1.1')) return false
  const [first, second] = lines.slice(at + 1, at + 8).filter(countsSections)
  const labels = [first, second].map(line => line?.readings[0]?.label)
  return labels[0] === '1.1' || (labels[0] === '1' && labels[1] === '1.1')
}

/** Whether the open paragraph is the heading of a part itself, so that a numbered heading after it begins its sections. */
export const isAtHead = (outline: Outline): boolean => {
  const nearest = chain(outline).find(({ kind, marker }) => kind === 'heading' || marker !== null)
  return nearest !== undefined && isPart(nearest)
}
