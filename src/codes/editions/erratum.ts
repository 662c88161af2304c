/**
 * What an erratum may mend: a slip in the words of a clause, never what it asks. Practices, numbers, kinds and actors are out of
 * its reach by its form; here every word is looked at: numbers, refusals and exceptions, strength, and then whether what differs is
 * no more than a spelling. A word that is spelt right is no slip, however near another is to it: "minimum" does not become "maximum".
 */
import { diffArrays } from 'diff'
import { edits } from '../nearest.ts'
import { isWord } from './known-words.ts'
import { numbersSaid, type Said } from './numbers-said.ts'

/** Why a change of words is more than the mending of a slip; null where it is not. */
export type BeyondErratum = 'same' | 'number' | 'refusal' | 'strength' | 'other-text'

const refusals = ['not', 'no', 'never', 'none', 'without', 'unless', 'except', 'only', 'neither', 'nor', 'cannot']
const strengths = [
  'must',
  'shall',
  'should',
  'may',
  'might',
  'can',
  'could',
  'will',
  'would',
  'ought',
  'always',
  'normally',
  'usually',
  'all',
  'every',
  'any',
  'some',
]

/** Words that may be put in or left out: they carry nothing by themselves. */
const articles: ReadonlySet<string> = new Set(['a', 'an', 'the'])

/** Words, each spelt right, that are written for one another by a slip of grammar or of the ear. */
const mixedUp: readonly (readonly string[])[] = [
  [...articles],
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['do', 'does'],
  ['this', 'these'],
  ['that', 'those'],
  ['their', 'there'],
  ['then', 'than'],
  ['to', 'too'],
  ['of', 'off'],
  ['form', 'from'],
  ['payed', 'paid'],
  ['practice', 'practise'],
  ['licence', 'license'],
  ['advice', 'advise'],
]

/** From so many letters on, two of a word may be wrong; in a shorter one two make another word of it. */
const LONG_WORD = 10

/** Looks at a clause's words before and after. */
export function beyondErratum(before: string, after: string): BeyondErratum | null {
  if (before.trim() === after.trim()) return 'same'
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const changes = changesOf(was, is)
  // A word that is none ("mus", "nto") says nothing: what it was meant to be is no change of what is asked.
  const mended = new Map(changes.flatMap(pairsOf).filter(([from, to]) => isSlip(from, to)))
  const meant = was.map(word => mended.get(word) ?? word)
  if (!alike(numbersIn(before), numbersIn(after))) return 'number'
  if (!alike(meant.filter(isIn(refusals)), is.filter(isIn(refusals)))) return 'refusal'
  if (!alike(meant.filter(isIn(strengths)), is.filter(isIn(strengths)))) return 'strength'
  return changes.every(onlySlips) ? null : 'other-text'
}

/** Words that stand where others stood. */
type Change = { readonly was: readonly string[]; readonly is: readonly string[] }

function changesOf(was: readonly string[], is: readonly string[]): Change[] {
  const parts = diffArrays([...was], [...is])
  return parts.flatMap((part, at) => {
    const next = parts[at + 1]
    if (part.removed) return [{ was: part.value, is: next?.added ? next.value : [] }]
    return part.added && !parts[at - 1]?.removed ? [{ was: [], is: part.value }] : []
  })
}

/** The words of a change one by one, where as many stand there as stood. */
function pairsOf({ was, is }: Change): [string, string][] {
  return was.length === is.length ? was.map((word, at) => [word, is[at]!]) : []
}

/** Whether the words are the same but for spelling, for where they are parted, and for articles. */
function onlySlips(change: Change): boolean {
  const { was, is } = change
  if (was.join('') === is.join('')) return !was.every(isKnown)
  const pairs = pairsOf(change)
  if (pairs.length > 0) return pairs.every(([from, to]) => sameWordMeant(from, to))
  return [...was, ...is].every(word => articles.has(word))
}

function sameWordMeant(was: string, is: string): boolean {
  return (
    was === is || mixedUp.some(row => row.includes(was) && row.includes(is)) || inflected(was, is) || isSlip(was, is)
  )
}

/** One word in two forms: "member" and "members", "ask" and "asked". */
function inflected(was: string, is: string): boolean {
  const [short, long] = was.length < is.length ? [was, is] : [is, was]
  return short.length > 2 && ['s', 'es', 'd', 'ed'].some(end => short + end === long)
}

/** Whether what stood there is no word, and is near enough to the other to be a slip of it. */
function isSlip(was: string, is: string): boolean {
  return !isKnown(was) && lettersOff(was, is) <= (Math.min(was.length, is.length) < LONG_WORD ? 1 : 2)
}

const binding = new Set([...refusals, ...strengths])
const isKnown = (word: string) => binding.has(word) || isWord(word)

/** Letters put in, left out, changed, or set in the wrong order; the first letter of a word is seldom another by a slip. */
function lettersOff(was: string, is: string): number {
  const turned = [...was].findIndex(
    (_, at) => was.slice(0, at) + (was[at + 1] ?? '') + was[at] + was.slice(at + 2) === is,
  )
  if (turned >= 0) return 1
  return was[0] === is[0] ? edits(was, is) : Number.POSITIVE_INFINITY
}

/** A text's words without case and apostrophes, each said once where it stands twice running; signs of money and sums are words too. */
function wordsOf(text: string): string[] {
  const words =
    text
      .normalize()
      .toLowerCase()
      .replace(/\b(ca|wo|do|does|did|is|are|was|were|has|have|must|should|would|could)n[’']?t\b/g, '$1 not')
      .replace(/(?<=\p{L})[’']/gu, '')
      // "A few" are some, "few" are hardly any.
      .replace(/\ba (few|little)\b/g, 'a$1')
      .match(/[\p{L}\p{N}\p{M}]+|[\p{Sc}\p{Sm}%/]|(?<![\p{L}\p{N}])[-−](?=\d)/gu) ?? []
  return words.filter((word, at) => word !== words[at - 1] || /\d/.test(word))
}

const isIn = (list: readonly string[]) => (word: string) => list.includes(word)

function numbersIn(text: string): string[] {
  const once = text.replace(/\b(\p{L}+)\s+\1\b/giu, '$1')
  return numbersSaid(once).map(({ value, unit, working }: Said) => `${value} ${working ? 'working ' : ''}${unit}`)
}

function alike(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join()
}
