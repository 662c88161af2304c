/**
 * Places a numbered line where the word processor's own list says it stands. Numbers that say themselves where they
 * belong (7.6 under 7) and headings need no help; for letters, roman and whole numbers the known level goes before the look.
 */
import type { Line } from './line.ts'
import type { Marker } from './marker.ts'
import { add, chain, type Draft, holder, type Outline } from './outline.ts'
import type { Source } from './source.ts'

/** Places the line under the one above it in its list; false where the list does not say, and the look must. */
export const placeInKnownList = (outline: Outline, source: Source, at: number): boolean => {
  const line = source.lines[at]!
  const { list, heading } = line.block
  if (!list || heading || line.readings.some(saysItself)) return false
  const known = outline.lists.get(list.key) ?? []
  const sibling = known[list.level] ?? null
  const above = sibling ? null : (known.slice(0, list.level).findLast(draft => draft !== undefined) ?? null)
  const anchor = sibling ?? above
  const passed = anchor !== null && isPassed(outline, anchor)
  if ((!anchor || passed) && list.level > 0) return beginBelow(outline, line)
  if (!anchor || passed || (above && isNearer(outline, above))) return false
  const marker = readingAfter(line, sibling)
  if (sibling && beginsAgain(marker, sibling) && isShut(outline, sibling)) return beginBelow(outline, line)
  const named = marker.scheme === 'named'
  const inItems = anchor.kind === 'item'
  const kind =
    source.shapes[at] === 'heading' && !inItems ? 'heading' : (sibling?.kind ?? (named ? 'paragraph' : 'item'))
  const fields = { kind, text: line.rest, marker, previous: sibling } as const
  if (sibling && sibling.list === '') {
    const draft = add(outline, fields, sibling.parent)
    outline.numbers.set(marker.label, draft)
    if (marker.scheme === 'integer') outline.section = draft
    return true
  }
  add(outline, { ...fields, list: kind === 'heading' || named ? '' : marker.style }, sibling ? sibling.parent : above)
  return true
}

/** The first of a list that the word processor sets below something stands under the item before it, whatever its number looks like. */
const beginBelow = (outline: Outline, line: Line): boolean => {
  const { current } = outline
  const marker = line.readings.find(({ value }) => value === 1)
  if (!marker || marker.scheme === 'named' || !current || current.list === '') return false
  const signed = current.list.startsWith('•') && Number(current.list.slice(1)) < line.block.list!.level
  if (current.marker ? current.marker.style === marker.style : !signed) return false
  add(outline, { kind: 'item', text: line.rest, marker, list: marker.style }, current)
  return true
}

/** Remembers where the line that was just placed stands in its list, and that the levels below it begin again. */
export const rememberInList = (outline: Outline, line: Line): void => {
  const { list } = line.block
  const draft = outline.drafts.at(-1)
  if (!list || !draft || draft.marker === null) return
  const known = outline.lists.get(list.key) ?? []
  outline.lists.set(list.key, [...Array.from({ length: list.level }, (_, level) => known[level]), draft])
}

const saysItself = ({ scheme, style }: Marker): boolean =>
  scheme === 'decimal' || scheme === 'compound' || (scheme === 'named' && !style.startsWith('given'))

/** A heading that stands between: what the list said before it does not tell where this line stands. */
const isPassed = (outline: Outline, anchor: Draft): boolean =>
  chain(outline).some(draft => draft.kind === 'heading' && !isWithin(anchor, draft))

/** A numbered paragraph of no list stands between, under the one above: this line is its own. */
const isNearer = (outline: Outline, above: Draft): boolean => {
  const nearest = holder(outline)
  return nearest !== null && nearest !== above && isWithin(nearest, above)
}

/** The list counts from its beginning again, as it does under each paragraph that stands above it. */
const beginsAgain = (marker: Marker, sibling: Draft): boolean => marker.value <= 1 && (sibling.marker?.value ?? 0) >= 1

/** What the list stood under is over: another paragraph of its kind has come. */
const isShut = (outline: Outline, { parent }: Draft): boolean => parent !== null && !chain(outline).includes(parent)

const isWithin = (draft: Draft, other: Draft): boolean => {
  for (let at: Draft | null = draft; at; at = at.parent) if (at === other) return true
  return false
}

/** The reading that goes on the list; else the one that begins it. A number in words or signs ("Second", "②") is the next one: the program counted it. */
const readingAfter = ({ readings }: Line, sibling: Draft | null): Marker => {
  const first = readings[0]!
  const before = sibling?.marker?.value ?? 0
  if (first.style.startsWith('given') && !/\d/.test(first.printed)) return { ...first, value: before + 1 }
  return readings.find(({ value }) => value === before + 1) ?? readings.find(({ value }) => value === 1) ?? first
}
