import type { Fault } from '../tree.ts'
import { endsOpen, plain } from './look.ts'
import type { Marker } from './marker.ts'
import { readMarker } from './numbering.ts'
import type { Draft } from './outline.ts'

/** Everything that is odd about the numbers of one document and about how it was read, in order. */
export const faultsOf = (drafts: readonly Draft[], paths: ReadonlyMap<Draft, string>): Fault[] => {
  const faults: Fault[] = []
  const words = new Map<Draft, ReadonlySet<string>>()
  const nested = new Set<Draft>()
  const latest = new Map<string, Marker>()
  // Where this happens again and again it is the manner of the document.
  const manner = drafts.filter(({ notes }) => notes.some(({ kind }) => kind === 'split')).length > MANNER
  for (const [index, draft] of drafts.entries()) {
    const at = paths.get(draft)!
    for (const { kind, note } of draft.notes) if (!(kind === 'split' && manner)) faults.push({ kind, at, note })
    const sequence = sequenceFault(draft, at, paths, latest)
    if (sequence && !(sequence.kind === 'gap' && countsOnInTables(drafts, index))) faults.push(sequence)
    if (draft.marker) latest.set(draft.marker.style, draft.marker)
    const repeated = repeatedLetters(draft, paths, nested)
    if (repeated) faults.push(repeated)
    const twin = nearDuplicate(draft, words)
    if (twin) {
      const note = `${at} says nearly the same as ${paths.get(twin)}.`
      faults.push({ kind: 'near-duplicate', at, note })
    }
  }
  const first = drafts.find(draft => draft.kind === 'paragraph')
  if (first && drafts.every(draft => draft.marker === null))
    faults.push({ kind: 'unnumbered', at: paths.get(first)!, note: 'No paragraph of this document has a number.' })
  return faults
}

/** `latest` holds the last number of each style so far: most codes count on through their parts. */
const sequenceFault = (
  draft: Draft,
  at: string,
  paths: ReadonlyMap<Draft, string>,
  latest: ReadonlyMap<string, Marker>,
): Fault | null => {
  const { marker, previous } = draft
  if (!marker) return null
  if (!previous?.marker) {
    const runsOn = latest.get(marker.style)?.value === marker.value - 1
    if (marker.value <= 1 || marker.scheme === 'named' || runsOn) return null
    return { kind: 'gap', at, note: `The numbering begins with ${marker.printed}.` }
  }
  const before = previous.marker
  const step = marker.value - before.value
  if (step === 1 || follows(before, marker)) return null
  if (step > 1) return { kind: 'gap', at, note: `${marker.printed} follows ${before.printed}.` }
  if (step === 0)
    return { kind: 'duplicate', at, note: `${marker.printed} stands twice, first at ${paths.get(previous)}.` }
  const taken = at.includes('_')
  const note = `${marker.printed} stands after ${before.printed}.`
  return { kind: taken ? 'duplicate' : 'order', at, note: taken ? `${note} The number is used twice.` : note }
}

/** Whether every number that is missing before this one begins a cell of a table that stands between: the count ran on through it. */
const countsOnInTables = (drafts: readonly Draft[], index: number): boolean => {
  const { marker, previous } = drafts[index]!
  if (!marker) return false
  const found = new Set<number>()
  for (let at = index - 1; at >= 0 && drafts[at] !== previous; at--) {
    const { kind, text } = drafts[at]!
    if (kind !== 'table') continue
    for (const cell of text.split(/[|\n]/))
      for (const reading of readMarker(cell.trim().slice(0, 40)).readings)
        if (reading.style === marker.style && reading.above === marker.above) found.add(reading.value)
  }
  for (let value = (previous?.marker?.value ?? 0) + 1; value < marker.value; value++)
    if (!found.has(value)) return false
  return true
}

/**
 * "§ 2a" comes between § 2 and § 3 as "Art. 2bis" does, and numbers in two halves ("§ 10-105") leave room between them on purpose: only one
 * that goes back, or stands twice, is odd.
 */
const follows = (before: Marker, marker: Marker): boolean => {
  const inserted = !Number.isInteger(before.value) || !Number.isInteger(marker.value)
  if (!marker.style.startsWith(inserted ? 'named' : 'named §')) return false
  if (marker.style.endsWith('-')) return marker.value > before.value
  const [one, two] = [Math.floor(before.value), Math.floor(marker.value)]
  return two === one + 1 || (two === one && marker.value > before.value)
}

/** Letters directly under a letter: "a." under "a)". Told once, at the letter above. */
const repeatedLetters = (draft: Draft, paths: ReadonlyMap<Draft, string>, told: Set<Draft>): Fault | null => {
  const above = draft.parent
  if (draft.marker?.scheme !== 'alpha' || above?.marker?.scheme !== 'alpha' || told.has(above)) return null
  told.add(above)
  const note = `The letters begin again under ${above.marker.printed}; a letter alone does not say which is meant.`
  return { kind: 'duplicate', at: paths.get(above)!, note }
}

/** More pieces than this that had to be put together are how the document is set, and no fault of one of them. */
const MANNER = 4

const leastWords = 12
const mostWords = 300
const alike = 0.8

/** A neighbour in the same list, at most two before, that says nearly the same in nearly the same words. */
const nearDuplicate = (draft: Draft, words: Map<Draft, ReadonlySet<string>>): Draft | null => {
  // Words that only open a list repeat by design.
  if (endsOpen(draft.text)) return null
  const own = bag(draft, words)
  if (own.size < leastWords) return null
  let other = draft.previous
  for (let step = 0; other && step < 2; step++, other = other.previous) {
    const theirs = bag(other, words)
    if (theirs.size < leastWords) continue
    let shared = 0
    for (const word of own) if (theirs.has(word)) shared++
    if ((2 * shared) / (own.size + theirs.size) >= alike && !(saysMore(own, theirs) && saysMore(theirs, own)))
      return other
  }
  return null
}

/**
 * Whether a text names something that the other does not. Where both do they speak of different things in the same words, as
 * clauses for two bodies or two posts do on purpose.
 */
const saysMore = (own: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean => {
  const stems = new Set([...theirs].map(stem))
  return [...own].some(word => !theirs.has(word) && /\d|.{4}/.test(word) && !stems.has(stem(word)))
}

const stem = (word: string): string => word.slice(0, 5)

const bag = (draft: Draft, words: Map<Draft, ReadonlySet<string>>): ReadonlySet<string> => {
  const known = words.get(draft)
  if (known) return known
  const found =
    plain(draft.text.slice(0, 4000))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const made = new Set(found.slice(0, mostWords))
  words.set(draft, made)
  return made
}
