import { isSection, openIntegerList } from './integers.ts'
import { placeLetter } from './letters.ts'
import type { Line } from './line.ts'
import type { Marker } from './marker.ts'
import { isRanked, namedPlace, rememberNamed } from './named-ranks.ts'
import { add, chain, type Draft, endLists, type Outline } from './outline.ts'
import { placeInKnownList } from './place-known.ts'
import { isUsedElsewhere, knownHere, regionNow } from './regions.ts'
import type { Source } from './source.ts'

/** Place a line by its marker; false when the marker turns out to be words. */
export const placeNumbered = (outline: Outline, source: Source, at: number): boolean => {
  if (placeInKnownList(outline, source, at)) return true
  const marker = inTurn(outline, source.lines[at]!)
  if (marker.scheme === 'alpha' || marker.scheme === 'roman')
    return placeCapital(outline, source, at) || placeLettered(outline, source, at)
  if (marker.scheme === 'integer') return placeInteger(outline, source, at, marker)
  if (marker.scheme === 'compound' && !isNextCompound(outline, source, at, marker)) return false
  placeOwn(outline, source, at, marker)
  return true
}

/** "Article I" is the first article, "Appendix I" after H the ninth appendix: the reading that goes on the run. */
const inTurn = (outline: Outline, { readings }: Line): Marker => {
  const [first] = readings
  if (first!.scheme !== 'named' || readings.length === 1) return first!
  const before = outline.numbers.get(`after ${first!.style}`)?.marker?.value ?? 0
  return readings.find(({ value }) => value === before + 1) ?? first!
}

/** "2b" is a number where 2a stands before it or section 2 is open; "4x" alone is a word. */
const isNextCompound = (outline: Outline, source: Source, at: number, marker: Marker): boolean => {
  const line = source.lines[at]!
  if (line.block.marker || outline.section?.marker?.label === marker.above) return true
  const before = outline.numbers.get(`after ${marker.above}`)
  if (before !== undefined && marker.value - before.marker!.value <= 5 && marker.value > before.marker!.value)
    return true
  // A capital may be part of a word or an address ("3D", "2A Mill Lane"): it needs a neighbour of its own kind.
  const capital = marker.style !== marker.style.toLowerCase()
  return capital ? isFollowed(source, at, marker) : marker.value === 1
}

/** Whether the next line that has a number goes on this run. */
const isFollowed = (source: Source, at: number, { style, above, value }: Marker): boolean => {
  const next = source.lines.slice(at + 1, at + 40).find(({ readings }) => readings.length > 0)
  return next?.readings.some(each => each.style === style && each.above === above && each.value === value + 1) ?? false
}

/** A number that says itself where it belongs: 7.6 under 7, 1a under 1, Appendix 2 at the top. */
const placeOwn = (outline: Outline, source: Source, at: number, marker: Marker): void => {
  const line = source.lines[at]!
  const { above } = marker
  endLists(outline)
  outline.closed.clear()
  const kind = source.shapes[at] === 'heading' ? 'heading' : 'paragraph'
  const rank = line.block.heading ?? 0
  if (isRanked(marker)) {
    const { parent, previous } = namedPlace(outline, marker)
    const draft = add(outline, { kind, text: line.rest, marker, rank, previous }, parent)
    outline.numbers.set(marker.label, draft)
    rememberNamed(outline, draft)
    Object.assign(outline, { section: null, checklist: null })
    return
  }
  const again = isUsedElsewhere(outline, marker)
  if (again) outline.again.add(regionNow(outline)!)
  const named = above ? (knownHere(outline, above, again) ?? knownHere(outline, `${above}.0`, again)) : undefined
  const worded = marker.scheme === 'named' && !marker.style.startsWith('given')
  const last = knownHere(outline, `after ${above ?? marker.style}`, again) ?? null
  // "Level 2" stands beside Level 1, whatever else either holds; a heading of the format where its size says.
  const beside = worded && last !== null && marker.value > 1 && chain(outline).includes(last) ? last : null
  const sized = marker.scheme === 'named' && kind === 'heading' && rank > 0 ? headingAbove(outline, rank) : undefined
  const parent = beside
    ? beside.parent
    : (named ?? (sized === undefined ? ((worded ? outline.section : null) ?? openHeading(outline)) : sized))
  const previous = worded && marker.value === 1 && last?.parent !== parent ? null : last
  const draft = add(outline, { kind, text: line.rest, marker, previous, rank }, parent)
  outline.numbers.set(marker.label, draft)
  outline.numbers.set(`after ${above ?? marker.style}`, draft)
  if (marker.style.startsWith('given')) Object.assign(outline, { section: null, checklist: null })
}

/** A heading with a number of its own kind ("2") holds only what its number says; one with none, a letter or a name, all. */
const mayHold = ({ kind, marker }: Draft): boolean =>
  kind === 'heading' && (marker === null || marker.scheme === 'named' || isCapital(marker))

const isCapital = ({ scheme, style }: Marker): boolean =>
  (scheme === 'alpha' || scheme === 'roman') && style !== style.toLowerCase()

/** The open heading that is not itself inside a numbered paragraph. */
const openHeading = (outline: Outline): Draft | null =>
  outline.begun || outline.section ? (chain(outline).find(mayHold) ?? null) : lastHeading(outline)

/** While only the title page has been read, numbers stand at the top beside its lines. */
const lastHeading = (outline: Outline): Draft | null => {
  const last = outline.drafts.at(-1)
  return last?.kind === 'heading' && last.rank > 1 ? last : null
}

/** A capital letter or roman number before a heading is the number of a section where it has its turn. */
const placeCapital = (outline: Outline, source: Source, at: number): boolean => {
  if (source.shapes[at] !== 'heading') return false
  const line = source.lines[at]!
  const next = source.letters[at]?.readings
  const inTurn = (marker: Marker): boolean => {
    const before = outline.numbers.get(`after ${marker.style}`)?.marker
    const follows = next?.some(each => each.style === marker.style && each.value === marker.value + 1)
    return before ? before.value + 1 === marker.value : marker.value === 1 && follows === true
  }
  const marker = line.readings.find(inTurn)
  if (!marker || !isCapital(marker)) return false
  endLists(outline)
  outline.closed.clear()
  const previous = outline.numbers.get(`after ${marker.style}`) ?? null
  const fields = { kind: 'heading', text: line.rest, marker, previous, rank: line.block.heading ?? 0 } as const
  const draft = add(outline, fields, previous?.parent ?? null)
  outline.numbers.set(`after ${marker.style}`, draft)
  outline.section = draft
  outline.checklist = null
  return true
}

const placeLettered = (outline: Outline, source: Source, at: number): boolean => {
  const line = source.lines[at]!
  const placed = placeLetter(outline, line, source.letters[at])
  if (!placed) return false
  const { marker, previous } = placed
  const parent = previous ? previous.parent : outline.current
  const draft = add(outline, { kind: 'item', text: line.rest, marker, previous, list: marker.style }, parent)
  outline.closed.delete(marker.style)
  if (placed.doubtful)
    draft.notes.push({ kind: 'ambiguous', note: `${marker.printed} may be a letter or a roman number.` })
  return true
}

const placeInteger = (outline: Outline, source: Source, at: number, marker: Marker): boolean => {
  const line = source.lines[at]!
  const heading = source.shapes[at] === 'heading'
  const verdict =
    !heading && outline.section === null && marker.value === 1 && source.firstHeading > at
      ? // The sections have headings: a list that comes before the first of them is none of them.
        'item'
      : isSection(outline, line, marker, heading)
  if (verdict === 'words') return false
  if (verdict === 'item') {
    const previous = openIntegerList(outline, marker)
    const parent = previous ? previous.parent : outline.current
    add(outline, { kind: 'item', text: line.rest, marker, previous, list: marker.style }, parent)
    return true
  }
  outline.closed.clear()
  const again = isUsedElsewhere(outline, marker)
  const ranked = heading && line.block.heading ? headingAbove(outline, line.block.heading) : null
  const region = regionNow(outline)
  if (again && region) outline.again.add(region)
  const parent =
    again && heading && !ranked ? region : heading && line.block.heading ? ranked : topFor(outline, heading)
  const kind = heading ? 'heading' : 'paragraph'
  const fields = { kind, text: line.rest, marker, previous: outline.section, rank: line.block.heading ?? 0 } as const
  const draft = add(outline, fields, parent)
  outline.section = draft
  outline.numbers.set(marker.label, draft)
  outline.checklist = null
  return true
}

const headingAbove = (outline: Outline, rank: number): Draft | null =>
  chain(outline).find(draft => draft.kind === 'heading' && draft.rank > 0 && draft.rank < rank && outline.begun) ?? null

/** Sections stand where the one before them stands, the first at the top; paragraphs under the open heading. */
const topFor = (outline: Outline, heading: boolean): Draft | null => {
  if (heading || !outline.begun) return outline.section ? outline.section.parent : regionNow(outline)
  return (
    chain(outline).find(draft => draft.kind === 'heading' && draft.marker === null) ?? outline.section?.parent ?? null
  )
}
