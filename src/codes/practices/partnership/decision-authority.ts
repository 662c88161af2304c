import { exemplaryRules } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** What it may decide. */
export const decisionAuthority = definePractice({
  id: 'partnership.decision-authority',
  stage: 'form',
  evidence: 'recorded',
  title: 'What it may decide',
  asks: 'What it may decide, what it may only recommend, and to whom are written down.',
  check(facts) {
    return onceFormed(
      facts,
      stated(
        termsOfReference,
        { 'what it may decide and what it may only recommend': facts.rules.authority },
        nextStep('terms'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'in the terms', facts: {}, gives: 'met' },
    { when: 'not written', facts: { rules: { ...exemplaryRules, authority: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', rules: { ...exemplaryRules, authority: null } },
      gives: 'notDue',
    },
  ],
})
