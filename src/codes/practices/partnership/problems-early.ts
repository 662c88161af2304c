import { exemplaryRisk } from '../../../facts/partnership/risks.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** The day it was raised is kept of each one. */
export const problemsEarly = definePractice({
  id: 'partnership.problems-early',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Problems raised early',
  asks: 'Risks and problems are on record with date raised, owner and answer.',
  check({ risks }) {
    const step = nextStep('risks')
    if (risks.length === 0) return notDue('No risk and no problem is on record.', step)
    return eachOf(
      'risk',
      risks,
      ({ owner, answered }) => owner !== null && answered,
      {
        noun: ['risk or problem', 'risks and problems'],
        did: ['has an owner and an answer', 'have an owner and an answer'],
      },
      step,
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'owned and answered', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        risks: [
          exemplaryRisk,
          {
            ...exemplaryRisk,
            id: 'risk-2',
            label: 'Problem of 1 August 2026',
            kind: 'problem',
            raisedOn: day('2026-08-01'),
            answered: false,
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'nobody owns it', facts: { risks: [{ ...exemplaryRisk, owner: null }] }, gives: 'notMet' },
    { when: 'none on record', facts: { risks: [] }, gives: 'notDue' },
  ],
})
