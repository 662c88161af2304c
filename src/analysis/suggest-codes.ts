/**
 * Codes that a point may have, by the words of the points that people coded: multinomial naive Bayes, each code against all the rest. It
 * only suggests: words that go with a code say nothing of what somebody means. Pure; the same texts give the same suggestions.
 */
import { fold } from '../kernel/fold.ts'

/** A text with the codes that people gave it. */
export type Coded = { readonly text: string; readonly codes: readonly string[] }

/** A code that may fit, and how sure that is: from 0.5 to 1. */
export type Suggested = { readonly code: string; readonly sure: number }

/** Points that must carry a code, and be without it, before it is suggested: fewer say nothing of its words. */
export const fewestToLearn = 3

/** How sure a suggestion must be, and most for one text. */
const SURE = 0.8
const MOST = 3

/** Letters from which a word is looked at: shorter ones stand everywhere. */
const SHORTEST = 3

type Counts = { points: number; words: number; readonly byWord: Map<string, number> }

/** What was learned of codes; see `learnCodes`. */
export type Learned = {
  readonly all: Counts
  readonly codes: ReadonlyMap<string, Counts>
}

function wordsOf(text: string): Set<string> {
  return new Set(
    fold(text)
      .split(' ')
      .filter(word => word.length >= SHORTEST),
  )
}

function add(counts: Counts, words: ReadonlySet<string>): void {
  counts.points++
  counts.words += words.size
  for (const word of words) counts.byWord.set(word, (counts.byWord.get(word) ?? 0) + 1)
}

function nothing(): Counts {
  return { points: 0, words: 0, byWord: new Map() }
}

/** Learns which words go with which code. Texts without a code teach what goes with none, where a reader has coded others. */
export function learnCodes(coded: Iterable<Coded>): Learned {
  const all = nothing()
  const codes = new Map<string, Counts>()
  for (const { text, codes: given } of coded) {
    const words = wordsOf(text)
    add(all, words)
    for (const code of new Set(given)) {
      const counts = codes.get(code) ?? nothing()
      codes.set(code, counts)
      add(counts, words)
    }
  }
  const known = [...codes].filter(([, { points }]) => points >= fewestToLearn && all.points - points >= fewestToLearn)
  return { all, codes: new Map(known) }
}

/** The codes that a text may have, the surest first; none where its words tell nothing. */
export function suggestCodes({ all, codes }: Learned, text: string): Suggested[] {
  const words = [...wordsOf(text)].filter(word => all.byWord.has(word))
  if (words.length === 0) return []
  return [...codes]
    .map(([code, counts]) => ({ code, sure: Math.round(probability(all, counts, words) * 100) / 100 }))
    .filter(({ sure }) => sure >= SURE)
    .toSorted((a, b) => b.sure - a.sure || (a.code < b.code ? -1 : 1))
    .slice(0, MOST)
}

/** How likely the words come from points with the code and not from those without, both as likely before (add-one smoothing). */
function probability(all: Counts, own: Counts, words: readonly string[]): number {
  const size = all.byWord.size
  let odds = 0
  for (const word of words) {
    const here = own.byWord.get(word) ?? 0
    const rest = (all.byWord.get(word) ?? 0) - here
    odds += Math.log((here + 1) / (own.words + size)) - Math.log((rest + 1) / (all.words - own.words + size))
  }
  return 1 / (1 + Math.exp(-odds))
}
