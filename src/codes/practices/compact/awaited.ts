/** Practices of the Compact whose records are still to come: each answers "not known" and says what is missing. */
import { z } from 'zod'
import { ruled } from '../../numbers/asked.ts'
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedCompactPractices: readonly Practice[] = [
  definePractice({
    id: 'compact.glossary',
    stage: 'adopt',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'public',
    title: 'Defined terms explained',
    asks: 'The terms a code marks as defined all have a glossary entry, and are linked where first used.',
    missing: 'The glossary is not yet compared with the terms that each code marks as defined.',
  }),
  definePractice({
    id: 'compact.alternative-formats',
    stage: 'adopt',
    evidence: 'computed',
    proof: 'shown',
    owedTo: 'public',
    title: 'Other formats and languages of the codes',
    asks: 'Other formats and languages are offered beside each document, and every request is met or answered within the days set.',
    with: z.object({ days: ruled('code-formats') }),
    missing: 'Requests for other formats of a code are not recorded yet.',
  }),
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
