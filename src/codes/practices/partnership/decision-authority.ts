import { proposedTerms, termsOnPaper, termsWithout } from '../../../facts/partnership/terms.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { statedInTerms } from '../../terms-cover.ts'

/** What it may decide. */
export const decisionAuthority = definePractice({
  id: 'partnership.decision-authority',
  stage: 'form',
  evidence: 'recorded',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'What it may decide',
  asks: 'What it may decide, what it may only recommend, and to whom are written down.',
  check: facts =>
    onceFormed(facts, statedInTerms(facts, 'authority', 'what it may decide and what it may only recommend')),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { terms: termsOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'in the terms', facts: {}, gives: 'met', proof: 'confirmed' },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    { when: 'not written', facts: { terms: termsWithout('authority') }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
