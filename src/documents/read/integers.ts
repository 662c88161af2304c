import { listsNow } from './letters.ts'
import type { Line } from './line.ts'
import { allBold } from './look.ts'
import type { Marker } from './marker.ts'
import { chain, type Draft, holds, type Outline } from './outline.ts'
import { isAtHead } from './regions.ts'

/** What a whole number is: the number of a section, of a list item, or just a word. */
export type IntegerVerdict = 'section' | 'item' | 'words'

/** The list of whole numbers that this one goes on: the deepest whose next number it is, else the nearest. */
export const openIntegerList = (outline: Outline, marker: Marker): Draft | null => {
  const open = listsNow(outline).filter(draft => draft.list === marker.style)
  const next = open.find(draft => draft.marker!.value + 1 === marker.value)
  if (next) return next
  const closed = outline.closed.get(marker.style)
  if (closed && closed.marker!.value + 1 === marker.value) return closed
  return marker.value === 1 ? null : (open[0] ?? null)
}

/** Decide what a whole number at the beginning of a line is. */
export const isSection = (outline: Outline, line: Line, marker: Marker, heading: boolean): IntegerVerdict => {
  const { section } = outline
  const expected = (section?.marker?.value ?? 0) + 1
  if (marker.style === '1') return bareNumber(outline, line, marker, heading, expected)
  const list = openIntegerList(outline, marker)
  const inside = chain(outline).some(draft => holds(draft) && draft.marker !== null)
  const sameStyle = section === null || section.marker!.style === marker.style
  if (list && list.marker!.value + 1 === marker.value)
    return sameStyle && marker.value === expected && heading && section?.kind === 'heading' ? 'section' : 'item'
  if (line.block.heading) return 'section'
  if (section === null)
    return marker.value === 1
      ? inside && !(heading && isAtHead(outline))
        ? 'item'
        : 'section'
      : list
        ? 'item'
        : firstNumber(line, heading)
  // Headings that begin to count again after another heading, as those under it do.
  if (sameStyle && marker.value === 1 && heading && section.kind === 'heading' && !chain(outline).includes(section))
    return 'section'
  if (sameStyle && marker.value === expected && (heading || section.kind === 'paragraph')) return 'section'
  if (marker.value === 1 || list) return 'item'
  // A list does not begin with the very number that the next section would have.
  if (sameStyle && marker.value === expected) return 'section'
  return sameStyle && marker.value > expected && marker.value <= expected + 5 ? 'section' : 'item'
}

/** A document or a part of one that begins with another number than 1. */
const firstNumber = (line: Line, heading: boolean): IntegerVerdict => (heading && !line.bullet ? 'section' : 'item')

/** A number without punctuation is a section only as a heading in its turn: "12 weeks" and "43 West Road" are words. */
const bareNumber = (
  outline: Outline,
  line: Line,
  marker: Marker,
  heading: boolean,
  expected: number,
): IntegerVerdict => {
  if (line.block.marker) {
    // What a word processor counts in a list is a heading where it is bold; a number that somebody typed, in its turn.
    const named = heading && (allBold(line.rest) || (!line.block.list && marker.value === expected))
    const { section } = outline
    const goesOn = section?.kind === 'paragraph' && section.marker!.style === '1' && marker.value === expected
    return line.block.heading || named || goesOn || !outline.current ? 'section' : 'item'
  }
  if (line.block.heading || line.alone) return 'section'
  if (line.bullet || !heading || line.block.fresh === false) return 'words'
  const gap = outline.section?.marker?.style === '1' ? 2 : 0
  return marker.value >= expected && marker.value <= expected + gap ? 'section' : 'words'
}
