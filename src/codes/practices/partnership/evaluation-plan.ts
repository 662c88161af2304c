import { exemplaryRules } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated, termsOfReference } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Evaluation planned at the start. */
export const evaluationPlan = definePractice({
  id: 'partnership.evaluation-plan',
  stage: 'review',
  evidence: 'recorded',
  title: 'Evaluation planned at the start',
  asks: 'How it will be evaluated was set at the start, in proportion, and builds on what partners already measure.',
  check(facts) {
    return onceFormed(
      facts,
      stated(termsOfReference, { 'how it will be evaluated': facts.rules.evaluation }, nextStep('terms')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'planned', facts: {}, gives: 'met' },
    { when: 'not planned', facts: { rules: { ...exemplaryRules, evaluation: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', rules: { ...exemplaryRules, evaluation: null } },
      gives: 'notDue',
    },
  ],
})
