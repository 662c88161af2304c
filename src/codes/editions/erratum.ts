/**
 * What an erratum may mend: a slip in the words of a clause, never what it asks. Practices, numbers, kinds and actors are out of
 * its reach by its form; here every word is looked at: numbers, refusals and exceptions, strength, and then whether what differs is
 * no more than a spelling.
 */
import { diffArrays } from 'diff'
import { edits } from '../nearest.ts'
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

/** Words that carry nothing by themselves: one may be put in, taken out, or changed for another of its row. */
const carryNothing: readonly (readonly string[])[] = [
  ['a', 'an', 'the'],
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['do', 'does'],
  ['this', 'these'],
  ['that', 'those'],
  ['their', 'there', 'its', 'it'],
]

/** Most letters that a misspelt word is away from what was meant, and of how many letters of it one may be wrong. */
const LETTERS_OFF = 2
const LETTERS_EACH = 2

/** Looks at a clause's words before and after. */
export function beyondErratum(before: string, after: string): BeyondErratum | null {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  if (before.trim() === after.trim()) return 'same'
  if (!alike(numbersSaid(before).map(sayNumber), numbersSaid(after).map(sayNumber))) return 'number'
  if (!alike(was.filter(isIn(refusals)), is.filter(isIn(refusals)))) return 'refusal'
  if (!alike(was.filter(isIn(strengths)), is.filter(isIn(strengths)))) return 'strength'
  return onlySlips(was, is) ? null : 'other-text'
}

/** Whether every difference is a word spelt otherwise, joined or parted, said twice, or one that carries nothing. */
function onlySlips(was: readonly string[], is: readonly string[]): boolean {
  const [before, after] = [withoutRepeats(was), withoutRepeats(is)]
  const parts = diffArrays([...before], [...after])
  return parts.every((part, at) => {
    if (!part.added && !part.removed) return true
    const next = parts[at + 1]
    if (part.removed && next?.added) return sameMeant(part.value, next.value)
    if (part.added && parts[at - 1]?.removed) return true
    return part.value.every(word => carryNothing.some(row => row.includes(word)))
  })
}

function sameMeant(was: readonly string[], is: readonly string[]): boolean {
  if (was.length === is.length) return was.every((word, at) => sameWordMeant(word, is[at] ?? ''))
  return spelt(was.join(''), is.join(''))
}

function sameWordMeant(was: string, is: string): boolean {
  return carryNothing.some(row => row.includes(was) && row.includes(is)) || spelt(was, is)
}

/** Whether one spelling is near enough to the other to be a slip of it: it begins alike, and little is between them. */
function spelt(was: string, is: string): boolean {
  const off = edits(was, is)
  return was[0] === is[0] && off <= LETTERS_OFF && off * LETTERS_EACH <= Math.min(was.length, is.length)
}

function withoutRepeats(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => word !== words[at - 1])
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('n’t', ' not')
      .replaceAll("n't", ' not')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

const isIn = (list: readonly string[]) => (word: string) => list.includes(word)
const sayNumber = ({ value, unit, working }: Said) => `${value} ${working ? 'working ' : ''}${unit}`

function alike(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join()
}
