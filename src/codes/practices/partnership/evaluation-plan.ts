import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** Evaluation planned at the start. */
export const evaluationPlan = definePractice({
  id: 'partnership.evaluation-plan',
  stage: 'review',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Evaluation planned at the start',
  asks: 'How it will be evaluated was set at the start, in proportion, and builds on what partners already measure.',
  check(facts) {
    return onceFormed(
      facts,
      stated('The partnership', { 'how it will be evaluated': facts.evaluationPlan }, nextStep('partnership-settings')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'planned', facts: {}, gives: 'met' },
    { when: 'not planned', facts: { evaluationPlan: null }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', evaluationPlan: null },
      gives: 'notDue',
    },
  ],
})
