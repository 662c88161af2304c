/**
 * Practices that a clause may ask for, by likeness of words: to what a practice says of itself, and to clauses of codes at hand that
 * cite it. Rare words weigh more. Nothing is learned or fetched, and nothing is applied: a person looks at each.
 */
import { type Clause, type Code, clausesOf } from '../code.ts'
import { practices } from '../registry.ts'
import { wordsOf } from './words.ts'

/** A clause of another code that says something alike and cites the practice. */
export type AlikeClause = {
  readonly code: string
  readonly title: string
  readonly clause: string
  readonly gist: string
}

/** A practice suggested for a clause, with why: the words in common, the rarest first, and the clause most alike. */
export type Suggestion = {
  readonly practice: string
  /** How alike, from 0 to 1; it puts suggestions in order and is no likelihood. */
  readonly likeness: number
  readonly words: readonly string[]
  readonly alike: AlikeClause | null
}

/** Suggests practices for the words of a clause, the likeliest first. */
export type Suggest = (gist: string, most?: number) => readonly Suggestion[]

type Vector = ReadonlyMap<string, number>
type Known = AlikeClause & { readonly vector: Vector; readonly practices: readonly string[] }

/** How much of the likeness comes from clauses that cite a practice; the rest from its own words. */
const FROM_CLAUSES = 0.3
/** Below this nothing is suggested. */
const LEAST = 0.12
const MOST = 5
const MOST_WORDS = 4

/** Makes ready to suggest, from the library and the codes at hand. */
export function suggester(codes: readonly Code[]): Suggest {
  const own = practices.map(({ id, title, asks }) => ({ id, words: profileOf(id, title, asks) }))
  const cited = codes.flatMap(code =>
    clausesOf(code)
      .filter(({ citations }) => citations.length > 0)
      .map(clause => ({ code, clause, words: [...wordsOf(clause.gist).keys()] })),
  )
  const weigh = weights([...own.map(({ words }) => [...words.keys()]), ...cited.map(({ words }) => words)])
  const profiles = own.map(({ id, words }) => ({ id, vector: vectorOf(words, weigh) }))
  const known = cited.map(
    ({ code, clause, words }): Known => ({
      ...placeOf(code, clause),
      vector: vectorOf(new Map(words.map(word => [word, 1])), weigh),
      practices: [...new Set(clause.citations.map(({ practice }) => practice))],
    }),
  )
  return (gist, most = MOST) => {
    const said = wordsOf(gist)
    const vector = vectorOf(new Map([...said.keys()].map(word => [word, 1])), weigh)
    const near = nearest(vector, known)
    return profiles
      .map(({ id, vector: profile }) => {
        const alike = near.get(id)
        const likeness = (1 - FROM_CLAUSES) * product(vector, profile) + FROM_CLAUSES * (alike?.likeness ?? 0)
        return { id, profile, alike, likeness }
      })
      .filter(({ likeness }) => likeness >= LEAST)
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ id, profile, alike, likeness }) => ({
        practice: id,
        likeness,
        words: inCommon(said, weigh, profile),
        alike: alike ? { code: alike.code, title: alike.title, clause: alike.clause, gist: alike.gist } : null,
      }))
  }
}

/** The words of a practice: those of its title and its name count twice. */
function profileOf(id: string, title: string, asks: string): Map<string, number> {
  const words = new Map([...wordsOf(asks).keys()].map(word => [word, 1]))
  for (const word of wordsOf(`${title} ${id.slice(id.indexOf('.') + 1)}`).keys()) words.set(word, 2)
  return words
}

function placeOf(code: Code, clause: Clause): AlikeClause {
  return { code: code.id, title: code.title, clause: clause.id, gist: clause.gist }
}

/** How much a word weighs: the rarer among the texts, the more. */
function weights(texts: readonly (readonly string[])[]): (word: string) => number {
  const count = new Map<string, number>()
  for (const words of texts) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1)
  return word => Math.log(1 + texts.length / (1 + (count.get(word) ?? 0)))
}

function vectorOf(words: ReadonlyMap<string, number>, weigh: (word: string) => number): Vector {
  const raw = [...words].map(([word, times]) => [word, times * weigh(word)] as const)
  const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1
  return new Map(raw.map(([word, weight]) => [word, weight / length]))
}

function product(one: Vector, other: Vector): number {
  let sum = 0
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0)
  return sum
}

/** For each practice the clause that cites it and is most alike. */
function nearest(vector: Vector, known: readonly Known[]): ReadonlyMap<string, Known & { readonly likeness: number }> {
  const found = new Map<string, Known & { readonly likeness: number }>()
  for (const clause of known) {
    const likeness = product(vector, clause.vector)
    if (likeness === 0) continue
    for (const practice of clause.practices)
      if (likeness > (found.get(practice)?.likeness ?? 0)) found.set(practice, { ...clause, likeness })
  }
  return found
}

function inCommon(said: ReadonlyMap<string, string>, weigh: (word: string) => number, profile: Vector): string[] {
  return [...said]
    .filter(([word]) => profile.has(word))
    .sort(([a], [b]) => weigh(b) - weigh(a))
    .slice(0, MOST_WORDS)
    .map(([, form]) => form)
}
