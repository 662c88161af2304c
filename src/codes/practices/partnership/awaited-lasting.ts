/** Practices asked to keep a partnership going, review it and end it whose records are still to come: each answers "not known" and says what is missing. */
import { definePractice, type Practice } from '../../practice.ts'

/** Awaited practices, in the order of the library. */
export const awaitedInLasting: readonly Practice[] = [
  definePractice({
    id: 'partnership.training',
    stage: 'maintain',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'partners',
    title: 'Training offered and taken up',
    asks: 'Training arising from issues, reviews or gaps is offered to all partners, and taken up.',
    missing: 'Training and who took part in it is not recorded yet.',
  }),
  definePractice({
    id: 'partnership.capacity-building',
    stage: 'maintain',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'sector',
    title: 'Support for less established partners',
    asks: 'Less established partners have support to take part, and excluded groups have a way to lead.',
    missing: 'Support given to less established partners is not recorded yet.',
  }),
  definePractice({
    id: 'partnership.mainstream-links',
    stage: 'maintain',
    evidence: 'recorded',
    proof: 'stated',
    owedTo: 'partners',
    title: "Tied to partners' own plans",
    asks: "Its work is tied to partners' own plans and to sister partnerships.",
    missing: "Links to partners' own plans are not recorded yet; sister partnerships are, at the start gate.",
  }),
  definePractice({
    id: 'partnership.information-shared',
    stage: 'maintain',
    evidence: 'computed',
    proof: 'stated',
    owedTo: 'partners',
    title: 'Knowledge shared safely',
    asks: 'Partners share knowledge and practice; data protection duties are stated and kept.',
    missing: 'What partners share, and their data protection duties, is not recorded yet.',
  }),
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
