import { proposedTerms, termsOnPaper, termsWithout } from '../../../facts/partnership/terms.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { statedInTerms } from '../../terms-cover.ts'

/** Shown by the paragraph of the terms that is marked as covering it. */
export const equalityBuiltIn = definePractice({
  id: 'partnership.equality-built-in',
  stage: 'form',
  evidence: 'recorded',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Equality in its terms',
  asks: 'How the partnership reduces inequality and includes diverse groups is in its terms and its plans.',
  check: facts =>
    onceFormed(facts, statedInTerms(facts, 'equality', 'how inequality is reduced and diverse groups are included')),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { terms: termsOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'in the terms', facts: {}, gives: 'met', proof: 'confirmed' },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    { when: 'not in the terms', facts: { terms: termsWithout('equality') }, gives: 'notMet' },
    { when: 'no terms yet', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
