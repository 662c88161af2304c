import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** How members join and leave. */
export const membershipProcess = definePractice({
  id: 'partnership.membership-process',
  stage: 'form',
  evidence: 'recorded',
  title: 'How members join and leave',
  asks: 'How members are chosen and leave is written down.',
  check(facts) {
    return onceFormed(
      facts,
      stated(
        termsOfReference,
        { 'how members are chosen and leave': facts.terms?.covers.includes('membership') ?? false },
        nextStep('terms'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'in the terms', facts: {}, gives: 'met' },
    { when: 'no terms', facts: { terms: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', terms: null }, gives: 'notDue' },
  ],
})
