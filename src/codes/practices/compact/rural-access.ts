import { exemplary } from '../../../facts/examples.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** A meeting an hour away is a closed door. */
export const ruralAccess = definePractice({
  id: 'compact.rural-access',
  stage: 'adopt',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Distance and sparse population considered',
  asks: 'The effect of distance and sparse population has been considered and noted.',
  check({ statement, label }) {
    return stated(
      label,
      { 'what distance and a sparse population mean for it': statement.ruralNote },
      nextStep('compact-statement'),
    )
  },
  gives: ['met', 'notMet'],
  examples: [
    { when: 'noted', facts: {}, gives: 'met' },
    { when: 'not noted', facts: { statement: { ...exemplary.compact.statement, ruralNote: null } }, gives: 'notMet' },
  ],
})
