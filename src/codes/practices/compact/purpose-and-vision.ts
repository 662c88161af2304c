import { exemplary } from '../../../facts/examples.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

/** What it is for, what both sides hold to, and what each of them does. */
export const purposeAndVision = definePractice({
  id: 'compact.purpose-and-vision',
  stage: 'adopt',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'signatories',
  title: 'Aim, principles and actions stated',
  asks: 'The Compact states its aim, shared principles and the actions of each side.',
  check({ statement, label }) {
    const parts = {
      'its aim': statement.aim,
      'the principles both sides share': statement.principles,
      'what public bodies do': statement.publicActions,
      'what the sector does': statement.sectorActions,
    }
    return stated(label, parts, nextStep('compact-statement'))
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'all four', facts: {}, gives: 'met' },
    {
      when: 'no principles',
      facts: { statement: { ...exemplary.compact.statement, principles: null } },
      gives: 'partly',
    },
    {
      when: 'nothing stated',
      facts: { statement: { aim: null, principles: null, publicActions: null, sectorActions: null, ruralNote: null } },
      gives: 'notMet',
    },
  ],
})
