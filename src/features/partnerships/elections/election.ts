/** An election by the bodies of a sector: where it stands on a day, and how its voting papers come out. Pure. */
import type { Day } from '../../../kernel/day.ts'

/**
 * Where an election stands. `nominating`: bodies nominate; `waiting`: two or more stand and voting has not begun; `voting`; `due`: it
 * has come out one way or another and is to be declared; `over`: declared or called off.
 */
export type Stage = 'nominating' | 'waiting' | 'voting' | 'due' | 'over'

/** What the stage hangs on. */
export type Days = {
  readonly nominations_until: Day
  readonly opens_on: Day
  readonly closes_on: Day
  /** The day the voting papers went out: from then on it is voted on, whoever is left. */
  readonly papers_sent_on: Day | null
  readonly outcome: string | null
}

/** Where an election stands on a day, with so many who stand. With one or nobody there is nothing to vote on. */
export function stageOf(election: Days, standing: number, today: Day): Stage {
  if (election.outcome !== null) return 'over'
  if (today <= election.nominations_until) return 'nominating'
  if (!isVotedOn(election, standing)) return 'due'
  if (today < election.opens_on) return 'waiting'
  return today <= election.closes_on ? 'voting' : 'due'
}

/** Whether an election is voted on: two or more stood when nominations had closed. */
export function isVotedOn({ papers_sent_on }: Pick<Days, 'papers_sent_on'>, standing: number): boolean {
  return standing > 1 || papers_sent_on !== null
}

/** A voting paper: for somebody who stands, by the nomination; null for nobody. */
export type Paper = string | null

/** How papers come out. `first`: everybody with the most votes, more than one where a lot must be drawn; nobody without a vote. */
export type Count = {
  readonly votes: ReadonlyMap<string, number>
  readonly blank: number
  readonly cast: number
  readonly first: readonly string[]
}

/** Counts papers. One for somebody who does not stand any more is a paper for nobody. */
export function count(standing: readonly string[], papers: readonly Paper[]): Count {
  const votes = new Map(standing.map(id => [id, papers.filter(paper => paper === id).length] as const))
  const given = [...votes.values()].reduce((sum, each) => sum + each, 0)
  const most = Math.max(0, ...votes.values())
  return {
    votes,
    blank: papers.length - given,
    cast: papers.length,
    first: most === 0 ? [] : standing.filter(id => votes.get(id) === most),
  }
}

/**
 * The fewest papers of which votes are told by candidate, and how many voted. Of fewer, what each body voted could be worked out by whoever
 * knows some of them; who was elected is told all the same.
 */
export const FEWEST_TOLD = 5

/**
 * What may be told of papers: all of it; nothing of too few; or that all voted alike, or all but one, which is told as one. Else whoever
 * knows that a body voted would know how, and the one that voted otherwise would know it of all the others.
 */
export function tellingOf({ votes, blank, cast }: Count): 'all' | 'alike' | 'few' {
  if (cast < FEWEST_TOLD) return 'few'
  return Math.max(blank, ...votes.values()) >= cast - 1 ? 'alike' : 'all'
}
