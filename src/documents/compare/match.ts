/** Which paragraph of one version is which of another. */
import type { Paragraph } from '../tree.ts'
import { type Shared, sharedWords, type Words, wordsOf } from './likeness.ts'

/**
 * What belongs together: `pairs` gives for each old position the new one. `splits` gives for a new position the old one
 * it was cut from; `joins` for an old position the new one it went into.
 */
export type Match = {
  readonly pairs: ReadonlyMap<number, number>
  readonly splits: ReadonlyMap<number, number>
  readonly joins: ReadonlyMap<number, number>
}

/** How much of the words must be shared to be taken for the same paragraph reworded, without and with the same address. */
const ALIKE = 0.5
const ALIKE_AT_SAME_PLACE = 0.2
/** How much of a part's words must stand in the whole it is said to come from, and how many words make that sure. */
const CONTAINED = 0.8
const FEWEST_WORDS = 4

type Side = readonly Paragraph[]

/** Matches two versions: by identity first where it counts, and by number and words for what is left. */
export function matchParagraphs(old: Side, fresh: Side, byIdentity: boolean): Match {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (from: number, to: number) => {
    if (pairs.has(from) || taken.has(to)) return
    pairs.set(from, to)
    taken.add(to)
  }
  if (byIdentity) matchBy(old, fresh, paragraph => paragraph.key, pair)
  const left = () => ({
    old: [...old.keys()].filter(at => !pairs.has(at)),
    fresh: [...fresh.keys()].filter(at => !taken.has(at)),
  })
  const [oldWords, freshWords] = wordsOf(old, fresh)
  if (!byIdentity) {
    matchBy(old, fresh, ({ path, text }) => `${path}\n${text}`, pair)
    matchBy(old, fresh, ({ text }) => text, pair)
    for (const { old: from, fresh: to } of best(old, fresh, oldWords, freshWords, left())) pair(from, to)
  }
  return { pairs, ...partsOf(oldWords, freshWords, pairs, left()) }
}

/** Pairs what has the same mark on both sides, when only one paragraph on each side has it. */
function matchBy(
  old: Side,
  fresh: Side,
  mark: (of: Paragraph) => string,
  pair: (from: number, to: number) => void,
): void {
  const news = positions(fresh, mark)
  for (const [value, [from, ...others]] of positions(old, mark)) {
    const [to, ...rivals] = news.get(value) ?? []
    if (from !== undefined && to !== undefined && others.length === 0 && rivals.length === 0) pair(from, to)
  }
}

function positions(side: Side, mark: (of: Paragraph) => string): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [at, paragraph] of side.entries()) {
    const value = mark(paragraph)
    const known = found.get(value)
    if (known) known.push(at)
    else found.set(value, [at])
  }
  return found
}

type Left = { readonly old: readonly number[]; readonly fresh: readonly number[] }

/** Likely pairs of what is left, the likeliest first. */
function best(old: Side, fresh: Side, oldWords: Words, freshWords: Words, left: Left): Shared[] {
  const scored = sharedWords(oldWords, freshWords, left).flatMap(shared => {
    const from = old[shared.old]!
    const to = fresh[shared.fresh]!
    const alike = (2 * shared.count) / (oldWords[shared.old]!.length + freshWords[shared.fresh]!.length)
    const isSamePlace = from.path === to.path
    if (alike < (isSamePlace ? ALIKE_AT_SAME_PLACE : ALIKE)) return []
    const near = 1 - Math.abs(shared.old / old.length - shared.fresh / fresh.length)
    const score = alike + (isSamePlace ? 0.25 : 0) + (from.kind === to.kind ? 0.05 : 0) + near * 0.1
    return [{ ...shared, score }]
  })
  return scored.sort((a, b) => b.score - a.score || a.old - b.old || a.fresh - b.fresh)
}

/** Which of the paragraphs without a partner are parts of one that has, or wholes of several. */
function partsOf(oldWords: Words, freshWords: Words, pairs: ReadonlyMap<number, number>, left: Left) {
  const splits = new Map<number, number>()
  const joins = new Map<number, number>()
  const partners = new Map([...pairs].map(([from, to]) => [to, from]))
  const among = { old: oldWords.keys(), fresh: left.fresh }
  for (const { old, fresh } of sharedWords(oldWords, freshWords, among)) {
    const kept = pairs.get(old)
    if (isPart(freshWords[fresh]!, oldWords[old]!, kept === undefined ? [] : freshWords[kept]!)) splits.set(fresh, old)
  }
  for (const { old, fresh } of sharedWords(oldWords, freshWords, { old: left.old, fresh: freshWords.keys() })) {
    const partner = partners.get(fresh)
    if (isPart(oldWords[old]!, freshWords[fresh]!, partner === undefined ? [] : oldWords[partner]!))
      joins.set(old, fresh)
  }
  return { splits, joins }
}

/** Whether a part's words stand in the whole, and at least some of them in that of the whole which the partner lacks. */
function isPart(part: readonly number[], whole: readonly number[], partner: readonly number[]): boolean {
  if (part.length < FEWEST_WORDS || part.length > whole.length) return false
  const inWhole = new Set(whole)
  const inPartner = new Set(partner)
  const contained = part.filter(word => inWhole.has(word))
  if (contained.length < part.length * CONTAINED) return false
  const moved = contained.filter(word => !inPartner.has(word)).length
  return moved >= Math.min(FEWEST_WORDS, part.length) / 2
}
