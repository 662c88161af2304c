/**
 * Verdicts over several things that should each be right: met if all are, partly if some, not met if none. The sentence
 * carries the count and names what falls short.
 */
import type { Day } from '../kernel/day.ts'
import { given } from '../kernel/says.ts'
import { type Mark, met, notMet, partly, pastMending, type RecordRef, restsOn, type Verdict } from './verdict.ts'

/** How to speak of the things counted. */
export type Wording = {
  /** The thing, one and many: `['paper', 'papers']`. */
  readonly noun: readonly [one: string, many: string]
  /** What each should do, said of one and of many (`['has a summary', 'have a summary']`), or one form for both. */
  readonly did: readonly [one: string, many: string] | string
}

/** Anything that has an id and a name to show. */
export type Named = { readonly id: string; readonly label: string; readonly within?: string }

/** Findings link to at most this many records; the page of the next step lists the rest. */
const SHOWN = 20

/**
 * Which shortfalls nothing can mend any more: each thing's day on which it drops out of view, null where it never does,
 * and undefined for what can still be done.
 */
export type Lost<Thing> = { readonly lost?: (thing: Thing) => Day | null | undefined }

/** A link to a record. */
export function recordOf(kind: string, { id, label, within }: Named): RecordRef {
  return within === undefined ? { kind, id, label } : { kind, id, label, within }
}

/**
 * Judges things of one kind. `kind` names the record for the links. Call it with at least one thing: what it means that
 * there are none differs from practice to practice. What has no name but a word of no content is never right, whatever
 * else is written about it.
 */
export function eachOf<Thing extends Named>(
  kind: string,
  things: readonly Thing[],
  right: (thing: Thing) => boolean,
  words: Wording & Lost<Thing>,
  ...marks: readonly Mark[]
): Verdict {
  const wrong = things.filter(thing => !given(thing.label) || !right(thing))
  const lost = words.lost ? wrong.filter(thing => words.lost?.(thing) !== undefined) : []
  const open = wrong.filter(thing => !lost.includes(thing))
  const fine = things.length - wrong.length
  const links = restsOn(
    ...(wrong.length > 0 ? [...open, ...lost] : things).slice(0, SHOWN).map(thing => recordOf(kind, thing)),
  )
  const short = { short: wrong.map(({ id }) => id) }
  const said = sayShare(fine, things.length, words)
  if (wrong.length === 0) return met(`${said}.`, links, ...marks)
  const because = `${said}.${sayNamed('Not kept', lost)}${sayNamed('Still to do', open)}`
  const verdict = fine === 0 ? notMet(because, links, short, ...marks) : partly(because, links, short, ...marks)
  return open.length > 0 ? verdict : pastMending(verdict, lastOf(lost.map(thing => words.lost?.(thing) ?? null)))
}

function sayNamed(what: string, things: readonly Named[]): string {
  return things.length === 0 ? '' : ` ${what}: ${sayList(things.map(({ label }) => label))}.`
}

/** The day on which the last of them drops out of view; null if one never does. */
function lastOf(days: readonly (Day | null)[]): Day | null {
  if (days.includes(null)) return null
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null)
}

/** "9 of 12 papers have a summary", "All 12 papers have a summary", "Both papers have …", "The only paper has a summary". */
export function sayShare(fine: number, total: number, { noun, did }: Wording): string {
  const [one, many] = typeof did === 'string' ? [did, did] : did
  if (fine === total && total < 3) return total === 1 ? `The only ${noun[0]} ${one}` : `Both ${noun[1]} ${many}`
  if (fine === total) return `All ${total} ${noun[1]} ${many}`
  return `${fine} of ${total} ${total === 1 ? noun[0] : noun[1]} ${fine === 1 || total === 1 ? one : many}`
}

/** "A, B and C"; after the third name "A, B, C and 4 more". */
export function sayList(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return shown.length < 2 ? (shown[0] ?? 'none') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** "1 day", "5 days". */
export function sayCount(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** The earliest of some days, or null if there is none. */
export function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>((first, day) => (day !== null && (first === null || day < first) ? day : first), null)
}
