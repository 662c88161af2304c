import { exemplaryRules } from '../../facts/example-partnership.ts'
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
    const written = stated(termsOfReference, { 'who answers to whom': facts.rules.accountability }, nextStep('terms'))
    if (written.verdict !== 'met' || facts.public) return onceFormed(facts, written)
    return onceFormed(
      facts,
      partly('Who answers to whom is written down; the partnership is not in the public register.', nextStep('terms')),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'written and public', facts: {}, gives: 'met' },
    { when: 'not public', facts: { public: false }, gives: 'partly' },
    { when: 'not written', facts: { rules: { ...exemplaryRules, accountability: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', rules: { ...exemplaryRules, accountability: null } },
      gives: 'notDue',
    },
  ],
})
