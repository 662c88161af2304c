import { proposedTerms, termsOnPaper, termsWithout } from '../../../facts/partnership/terms.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { statedInTerms } from '../../terms-cover.ts'
import { nextStep, partly } from '../../verdict.ts'

/** Who answers to whom. */
export const accountabilityLines = definePractice({
  id: 'partnership.accountability-lines',
  stage: 'form',
  evidence: 'recorded',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Who answers to whom',
  asks: 'Who answers to whom, for decisions and for actions, is written down and public.',
  check(facts) {
    const written = statedInTerms(facts, 'accountability', 'who answers to whom')
    if (written.verdict !== 'met' || facts.public) return onceFormed(facts, written)
    return onceFormed(
      facts,
      partly(
        'Who answers to whom is written down; the partnership is not in the public register.',
        nextStep('start-gate'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'agreed, by one partner on paper', facts: { terms: termsOnPaper }, gives: 'met', proof: 'stated' },
    { when: 'written and public', facts: {}, gives: 'met', proof: 'confirmed' },
    { when: 'not public', facts: { public: false }, gives: 'partly' },
    { when: 'put to the partners, not agreed yet', facts: { terms: proposedTerms }, gives: 'partly' },
    { when: 'not written', facts: { terms: termsWithout('accountability') }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', terms: null },
      gives: 'notDue',
    },
  ],
})
