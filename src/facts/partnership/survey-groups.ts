/**
 * Answers to a round of questions, by sector. A group with few answers would give away who said what, so small sectors
 * are put together, and what is shown cannot be subtracted from the whole to find the rest.
 */
import type { Sector } from '../shared.ts'

/** The fewest answers that are shown together. */
export const FEWEST = 3

/** What one seat answered: a score from 1 (not at all) to 5 (fully) by question; a question left out has none. */
export type SeatAnswer = { readonly sector: Sector; readonly scores: Readonly<Record<string, number>> }

/** Sectors shown together, with the answers given in them. */
export type AnswerGroup = { readonly sectors: readonly Sector[]; readonly answers: readonly SeatAnswer[] }

/**
 * The groups that may be shown: each has at least `fewest` answers. Sectors with fewer are joined; if they are still too
 * few, the smallest shown sector joins them. Empty where all the answers together are too few.
 */
export function groupsOf(answers: readonly SeatAnswer[], fewest = FEWEST): AnswerGroup[] {
  if (answers.length < fewest) return []
  const sectors = [...new Set(answers.map(({ sector }) => sector))].sort()
  const groups = sectors.map(sector => ({
    sectors: [sector],
    answers: answers.filter(answer => answer.sector === sector),
  }))
  const shown = groups.filter(group => group.answers.length >= fewest)
  let joined = groups.filter(group => group.answers.length < fewest)
  while (joined.length > 0 && count(joined) < fewest) {
    const smallest = shown.toSorted((a, b) => a.answers.length - b.answers.length)[0]!
    shown.splice(shown.indexOf(smallest), 1)
    joined = [...joined, smallest]
  }
  if (joined.length === 0) return shown
  return [
    ...shown,
    { sectors: joined.flatMap(group => group.sectors), answers: joined.flatMap(group => group.answers) },
  ]
}

const count = (groups: readonly AnswerGroup[]): number => groups.reduce((sum, { answers }) => sum + answers.length, 0)

/** How the answers to one question fall: `spread[0]` gave 1, `spread[4]` gave 5. `agree` counts 4 and 5. */
export type QuestionTally = { readonly answers: number; readonly agree: number; readonly spread: readonly number[] }

/** Tallies one question over some answers. */
export function tallyOf(answers: readonly SeatAnswer[], question: string): QuestionTally {
  const scores = answers.map(({ scores }) => scores[question]).filter(score => score !== undefined)
  const spread = [1, 2, 3, 4, 5].map(step => scores.filter(score => score === step).length)
  return { answers: scores.length, agree: spread[3]! + spread[4]!, spread }
}

/** One question over a round: all answers together, then group by group. Null where too few answered it to be shown. */
export type QuestionRow = {
  readonly question: string
  readonly all: QuestionTally | null
  readonly groups: readonly (QuestionTally | null)[]
}

/**
 * The table of a round. Where too few of a group answered a question, none of its groups is shown for that question:
 * the rest could be subtracted from the whole.
 */
export function tabulate(
  answers: readonly SeatAnswer[],
  questions: readonly string[],
  fewest = FEWEST,
): { readonly groups: readonly AnswerGroup[]; readonly rows: readonly QuestionRow[] } {
  const groups = groupsOf(answers, fewest)
  const rows = questions.map(question => {
    const all = tallyOf(answers, question)
    const tallies = groups.map(group => tallyOf(group.answers, question))
    const shown = tallies.every(({ answers: count }) => count >= fewest)
    return {
      question,
      all: all.answers >= fewest && groups.length > 0 ? all : null,
      groups: tallies.map(tally => (shown ? tally : null)),
    }
  })
  return { groups, rows }
}
