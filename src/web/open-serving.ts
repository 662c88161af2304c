/** What one process serves open data with: what is kept, the pace of each caller, and how much is made at once. */
import { type KeptAnswers, keptAnswers } from './kept-answers.ts'
import { type Gate, gateOf, type Pace, paceOf } from './pace.ts'

export type OpenServing = { readonly answers: KeptAnswers; readonly pace: Pace; readonly gate: Gate }

/** Answers that must be made anew, for one caller in a minute. */
export const usualPace = 600
/** Answers made at once, and callers that wait for one: few, so that pages always find a connection. */
const AT_ONCE = 3
const WAITING = 100

/** Begins with nothing kept; answers to one caller in a minute may be another number than usual. */
export function openServing(perMinute = usualPace): OpenServing {
  return { answers: keptAnswers(), pace: paceOf(perMinute), gate: gateOf(AT_ONCE, WAITING) }
}
