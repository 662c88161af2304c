/**
 * What an erratum may mend: a slip in the words of a clause, never what it asks. Practices, numbers, kinds and actors are out of
 * its reach by its form; here the words that carry as much are looked at: numbers, refusals and exceptions, and strength.
 */
import { numbersSaid } from './numbers-said.ts'

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

/** Least share of words that two texts have in common when one is the other with a slip mended. */
const IN_COMMON = 0.5

/** Looks at a clause's words before and after. */
export function beyondErratum(before: string, after: string): BeyondErratum | null {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  if (before.trim() === after.trim()) return 'same'
  if (!alike(numbersSaid(before).map(sayNumber), numbersSaid(after).map(sayNumber))) return 'number'
  if (!alike(was.filter(isIn(refusals)), is.filter(isIn(refusals)))) return 'refusal'
  if (!alike(was.filter(isIn(strengths)), is.filter(isIn(strengths)))) return 'strength'
  const common = was.filter(word => is.includes(word)).length
  return common < IN_COMMON * Math.max(was.length, is.length) ? 'other-text' : null
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
const sayNumber = ({ value, unit }: { value: number; unit: string | null }) => `${value} ${unit}`

function alike(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join()
}
