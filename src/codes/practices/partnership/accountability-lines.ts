import { exemplaryTerms } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep, partly } from '../../verdict.ts'

/** Who answers to whom. */
export const accountabilityLines = definePractice({
  id: 'partnership.accountability-lines',
  stage: 'form',
  evidence: 'recorded',
  title: 'Who answers to whom',
  asks: 'Who answers to whom, for decisions and for actions, is written down and public.',
  check(facts) {
    const { terms } = facts
    const parts = { 'who answers to whom': terms?.covers.includes('accountability') ?? false }
    const written = stated(termsOfReference, parts, nextStep('terms'))
    if (written.verdict !== 'met' || terms?.public) return onceFormed(facts, written)
    return onceFormed(
      facts,
      partly('The terms of reference state who answers to whom; they are not public.', nextStep('terms')),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'in public terms', facts: {}, gives: 'met' },
    { when: 'terms not public', facts: { terms: { ...exemplaryTerms, public: false } }, gives: 'partly' },
    { when: 'no terms', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
