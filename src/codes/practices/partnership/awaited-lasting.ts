/** Practices asked to keep a partnership going, review it and end it whose records are still to come: each answers "not known" and says what is missing. */
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedInLasting: readonly Practice[] = [
  definePractice({
    id: 'partnership.open-to-new-ways',
    stage: 'maintain',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'partners',
    title: 'Open to new ways',
    asks: 'New ideas and untried approaches put forward are on record, each tried, parked or declined with a reason, and each trial has a result.',
    missing: 'New ideas and what became of them are not recorded yet.',
  }),
]
