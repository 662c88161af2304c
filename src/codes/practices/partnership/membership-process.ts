import { proposedTerms, termsOnPaper, termsWithout } from '../../../facts/partnership/terms.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { statedInTerms } from '../../terms-cover.ts'

/** How members join and leave. */
export const membershipProcess = definePractice({
  id: 'partnership.membership-process',
  stage: 'form',
  evidence: 'recorded',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'How members join and leave',
  asks: 'How members are chosen and leave is written down.',
  check: facts => onceFormed(facts, statedInTerms(facts, 'membership', 'how members are chosen and leave')),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { terms: termsOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'in the terms', facts: {}, gives: 'met', proof: 'confirmed' },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    { when: 'not written', facts: { terms: termsWithout('membership') }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
