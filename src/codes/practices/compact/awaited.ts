/** Practices of the Compact whose records are still to come: each answers "not known" and says what is missing. */
import { z } from 'zod'
import { ruled } from '../../numbers/asked.ts'
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedCompactPractices: readonly Practice[] = [
  definePractice({
    id: 'compact.promoted',
    stage: 'monitor',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'public',
    title: 'Made known across the area',
    asks: 'Steps to make the Compact known (briefings, events, mailings) are logged within the months set, for every part of the area.',
    with: z.object({ months: ruled('promotion') }),
    missing: 'Steps to make the Compact known are not logged yet.',
  }),
  definePractice({
    id: 'compact.toolkit',
    stage: 'monitor',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'signatories',
    title: 'Working aids up to date',
    asks: 'Working aids (templates, guides, worked examples) are public, each tied to the clauses it serves, and were looked at again within the months set.',
    with: z.object({ months: ruled('toolkit') }),
    missing: 'Working aids are not kept with the clauses that they serve.',
  }),
  definePractice({
    id: 'compact.limits-observed',
    stage: 'sign',
    evidence: 'recorded',
    proof: 'stated',
    owedTo: 'signatories',
    title: 'Kept inside its limits',
    asks: 'What the Compact does not support is stated (for example promoting one faith), and every activity entered under it is confirmed to lie inside those limits.',
    missing: 'No record says what the Compact does not support, or confirms that activities lie inside it.',
  }),
]
