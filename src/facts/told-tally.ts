/**
 * Answers of bodies that are known by name, as they are told. Where all of a group agree, or none of them, "5 of 5" would say of each what
 * it said. So all and all but one are told as one, and so are none and one: whoever looks at a body cannot say which it was.
 */
import type { QuestionRow, QuestionTally } from './partnership/survey-groups.ts'

/** How many agree: so many at least, so many at most; the same where it is told exactly. Then `spread` is told too. */
export type ToldTally = {
  readonly answers: number
  readonly agree: number
  readonly most: number
  readonly spread: readonly number[] | null
}

/** Which words tell how many agree: exactly so many, at least or at most so many, or between two numbers. */
export function wordsOf({ answers, agree, most }: Pick<ToldTally, 'answers' | 'agree' | 'most'>) {
  if (agree === most) return 'agree'
  if (most === answers) return 'at-least'
  return agree === 0 ? 'at-most' : 'between'
}

/** One statement over a round, as it is told. */
export type ToldRow = {
  readonly question: string
  readonly all: ToldTally | null
  readonly groups: readonly (ToldTally | null)[]
}

function folded({ answers, agree, spread }: QuestionTally): ToldTally {
  if (agree <= 1) return { answers, agree: 0, most: 1, spread: null }
  if (agree >= answers - 1) return { answers, agree: answers - 1, most: answers, spread: null }
  return { answers, agree, most: agree, spread }
}

/** A row as it is told: what is told of all follows from what is told of the groups, so that no group can be found by subtracting. */
export function foldAlike({ question, all, groups }: QuestionRow): ToldRow {
  const cells = groups.map(tally => tally && folded(tally))
  const shown = cells.filter(cell => cell !== null)
  const exact = shown.every(({ spread }) => spread !== null)
  const whole =
    all && (shown.length === 0 ? folded(all) : { ...all, agree: sum(shown, 'agree'), most: sum(shown, 'most') })
  const without = (cell: ToldTally | null) => cell && { ...cell, spread: exact ? cell.spread : null }
  return { question, all: without(whole), groups: cells.map(without) }
}

const sum = (cells: readonly ToldTally[], what: 'agree' | 'most'): number =>
  cells.reduce((total, cell) => total + cell[what], 0)
