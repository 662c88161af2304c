/** The joint scorecard: twelve questions, each answered from 0 to 3 by either side apart, and then by both together. Pure. */

/** The questions, in their order; their words are in the catalogue. */
export const questions = [
  'known',
  'champions',
  'consulted',
  'time',
  'answered',
  'joined-early',
  'represented',
  'decisions',
  'resources',
  'independence',
  'small-groups',
  'disputes',
] as const
export type Question = (typeof questions)[number]

/** Who answers: public bodies, the voluntary, community and faith sector, or both together. */
export const sides = ['public', 'sector', 'joint'] as const
export type Side = (typeof sides)[number]

/**
 * Whether what the sides answered is shown: once both have, so that neither follows the other. Of a review that was closed without the
 * answers of a side, those of the other are shown as well.
 */
export function mayShowScores(scored: readonly { readonly side: Side }[], closed: boolean): boolean {
  const has = (side: Side) => scored.some(one => one.side === side)
  return (has('public') && has('sector')) || (closed && scored.length > 0)
}

/** The most that an answer can be. */
export const best = 3

/** The sum of twelve answers, of 36. */
export function sumOf(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0)
}

/** Questions on which the two sides are furthest apart, the widest first; none where they differ by one at most. */
export function apart(one: readonly number[], other: readonly number[]): { question: Question; by: number }[] {
  return questions
    .map((question, at) => ({ question, by: Math.abs((one[at] ?? 0) - (other[at] ?? 0)) }))
    .filter(({ by }) => by > 1)
    .toSorted((a, b) => b.by - a.by)
}
