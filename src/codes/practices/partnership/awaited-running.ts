/** Practices asked of a running partnership whose records are still to come: each answers "not known" and says what is missing. */
import { z } from 'zod'
import { ruled } from '../../numbers/asked.ts'
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedInRunning: readonly Practice[] = [
  definePractice({
    id: 'partnership.results-shared',
    stage: 'run',
    evidence: 'computed',
    title: 'Results shared widely',
    asks: 'Results went to the wider community and affected bodies in suitable formats.',
    missing: 'What was sent to the wider community about results is not recorded yet.',
  }),
  definePractice({
    id: 'partnership.credit-shared',
    stage: 'run',
    evidence: 'computed',
    title: 'Statements agreed, credit shared',
    asks: 'Public statements were agreed by the partners they name, and credit them.',
    missing: 'Public statements and their agreement by partners are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.inclusive-language',
    stage: 'run',
    evidence: 'computed',
    title: 'Papers in plain words',
    asks: 'Papers meet the reading age set, and jargon is explained.',
    with: z.object({ readingAge: ruled('reading-age') }),
    missing: 'The reading age of papers is not measured yet.',
  }),
  definePractice({
    id: 'partnership.varied-communication',
    stage: 'run',
    evidence: 'computed',
    title: 'Reached in the way they choose',
    asks: 'Members choose how they are reached, and more than one way is used.',
    missing: 'The ways in which members wish to be reached are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.coordinates-engagement',
    stage: 'run',
    evidence: 'computed',
    title: 'Consultations of partners seen together',
    asks: 'Consultations of its partners are seen together, and combined where they can be.',
    missing: 'Consultations of all its partners are not yet shown together.',
  }),
  definePractice({
    id: 'partnership.user-voice',
    stage: 'run',
    evidence: 'computed',
    title: 'Users heard',
    asks: 'How service users and communities are heard is written down and public, and what they said is on record with what it changed.',
    missing: 'How service users are heard, and what it changed, is not recorded yet.',
  }),
  definePractice({
    id: 'partnership.dates-canvassed',
    stage: 'run',
    evidence: 'computed',
    title: 'Clashes asked before dates are set',
    asks: 'Seats were asked for clashes before meeting dates were fixed, and clashes that remain are shown.',
    missing: 'Questions to seats about clashes of dates are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.accurate-timely-information',
    stage: 'run',
    evidence: 'computed',
    title: 'Information right and in time',
    asks: 'Each item of information sent out has an owner who confirmed that it is right, went out within the days set of what it reports, and any correction is shown.',
    with: z.object({ days: ruled('accurate-information') }),
    missing: 'Information sent out, its owner and corrections are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.formats',
    stage: 'run',
    evidence: 'computed',
    title: 'Formats that fit',
    asks: 'Format and language needs of holders and audiences are on record, and papers and results reached each of them in a format that fits.',
    missing: 'Format and language needs of holders and audiences are not recorded yet.',
  }),
  definePractice({
    id: 'partnership.influence-on-policy',
    stage: 'run',
    evidence: 'computed',
    title: 'Influence on policy shown',
    asks: 'For each policy the partnership shaped, the record shows whose points were put, and which were taken up, in part or not, with reasons.',
    missing: 'Policies that a partnership shaped are not recorded yet.',
  }),
]
