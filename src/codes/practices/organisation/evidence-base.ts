import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** What it is after, and how it knows that this is needed. */
export const evidenceBase = definePractice({
  id: 'organisation.evidence-base',
  stage: 'monitor',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'public',
  title: 'Objectives rest on evidence',
  asks: 'Its objectives are stated with the evidence of need behind them.',
  check({ objectives, objectivesEvidence }) {
    return stated(
      'The organisation',
      { 'its objectives': objectives, 'the evidence of need behind them': objectivesEvidence },
      nextStep('organisation-practice'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'both stated', facts: {}, gives: 'met' },
    { when: 'no evidence', facts: { objectivesEvidence: null }, gives: 'partly' },
    { when: 'neither', facts: { objectives: null, objectivesEvidence: null }, gives: 'notMet' },
  ],
})
