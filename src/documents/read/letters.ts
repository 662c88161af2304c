import type { Line } from './line.ts'
import { endsSentence } from './look.ts'
import type { Marker } from './marker.ts'
import { chain, type Draft, holds, type Outline } from './outline.ts'

/** A marker of a list, read in its place: which reading holds and which list it goes on. */
export type Placed = {
  readonly marker: Marker
  /** Last member of the list it goes on, or null when it begins one. */
  readonly previous: Draft | null
  /** More than one reading would have done. */
  readonly doubtful: boolean
}

/** Open list members by style, deepest first; then lists that text has interrupted. */
export const listsNow = (outline: Outline): Draft[] => {
  const open: Draft[] = []
  for (const draft of chain(outline)) {
    if (holds(draft)) break
    if (draft.list) open.push(draft)
  }
  return open
}

/**
 * Choose the reading of a letter or roman number. The one that goes on a list wins over the one that begins a list, and
 * that over the one that leaves a gap; after h, "i)" is a letter unless "ii)" follows.
 */
export const placeLetter = (outline: Outline, line: Line, next: Line | undefined): Placed | null => {
  const open = listsNow(outline)
  const options = line.readings.map(marker => weigh(marker, open, outline)).sort((one, two) => two.weight - one.weight)
  const [best, other] = options
  if (!best) return null
  // A document whose lists have begun with this sign before uses it again, even for a list of one.
  const known =
    best.marker.value === 1 && endsSentence(line.rest) && outline.drafts.some(({ list }) => list === best.marker.style)
  if (!other) return acceptable(best, line, next, known) ? settle(best, false) : null
  const follows = (marker: Marker): boolean =>
    next?.readings.some(each => each.style === marker.style && each.value === marker.value + 1) ?? false
  const roman = options.find(option => option.marker.scheme === 'roman')
  // "h) i) ii)": the letter after h would do, but the roman two that follows it settles the matter.
  if (roman && roman.marker.value === 1 && follows(roman.marker) && best !== roman) return settle(roman, true)
  if (!acceptable(best, line, next)) return null
  return settle(best, best.weight === other.weight && !follows(best.marker))
}

type Option = { readonly marker: Marker; readonly previous: Draft | null; readonly weight: number }

const weigh = (marker: Marker, open: readonly Draft[], outline: Outline): Option => {
  const same = open.filter(draft => draft.list === marker.style)
  const next = same.find(draft => draft.marker!.value + 1 === marker.value)
  if (next) return { marker, previous: next, weight: 5 }
  const closed = outline.closed.get(marker.style)
  if (closed && closed.marker!.value + 1 === marker.value) return { marker, previous: closed, weight: 4 }
  const nests = same.length === 0 || (open[0] !== undefined && /:\W{0,4}$/.test(open[0].text.slice(-6)))
  if (marker.value === 1 && nests) return { marker, previous: null, weight: 3 }
  if (same[0]) return { marker, previous: same[0], weight: marker.value > same[0].marker!.value ? 2 : 1 }
  return { marker, previous: null, weight: 0 }
}

const settle = ({ marker, previous }: Option, doubtful: boolean): Placed => ({ marker, previous, doubtful })

/** An initial ("A. Smith") or a stray letter at the beginning of words is no marker; a bracket nearly always is. */
const acceptable = (option: Option, line: Line, next: Line | undefined, known = false): boolean => {
  const { marker, weight } = option
  if (line.block.marker || line.bullet || weight >= 4) return true
  // "as)" and "be)" are words; "ab)" is a letter after aa).
  if (marker.scheme === 'alpha' && /^(.)(?!\1)./i.test(marker.label)) return false
  const upper = marker.style !== marker.style.toLowerCase()
  if (upper)
    return (
      known || (next?.readings.some(each => each.style === marker.style && each.value === marker.value + 1) ?? false)
    )
  return weight > 0 || marker.style.endsWith(')')
}

/** For every line the next one that bears a letter with the same punctuation, for settling i and v. */
export const nextLetters = (lines: readonly Line[]): (Line | undefined)[] => {
  const out: (Line | undefined)[] = new Array(lines.length)
  const latest = new Map<string, Line>()
  for (let at = lines.length - 1; at >= 0; at--) {
    const reading = lines[at]!.readings[0]
    if (!reading || (reading.scheme !== 'alpha' && reading.scheme !== 'roman')) {
      // A number in between ends the list that the next letter could have told about; capitals may number sections.
      if (reading) for (const signs of latest.keys()) if (signs.includes('a')) latest.delete(signs)
      continue
    }
    const depth = lines[at]!.block.list?.level ?? ''
    const signs = reading.style.replace(/[a-z]/i, reading.style === reading.style.toLowerCase() ? 'a' : 'A') + depth
    out[at] = latest.get(signs)
    latest.set(signs, lines[at]!)
  }
  return out
}
