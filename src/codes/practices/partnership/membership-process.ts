import { exemplaryRules } from '../../facts/example-partnership.ts'
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
      stated(termsOfReference, { 'how members are chosen and leave': facts.rules.membership }, nextStep('terms')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'in the terms', facts: {}, gives: 'met' },
    { when: 'not written', facts: { rules: { ...exemplaryRules, membership: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', rules: { ...exemplaryRules, membership: null } },
      gives: 'notDue',
    },
  ],
})
