import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryOutcome } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueBy, dueOn, nextStep, notMet } from '../../verdict.ts'

/** Decisions public with reasons. */
export const decisionExplained = definePractice({
  id: 'consultation.decision-explained',
  stage: 'report',
  evidence: 'computed',
  title: 'Decisions public with reasons',
  asks: 'Decisions that followed are public with reasons.',
  check({ decisions, decisionOn }, _, today) {
    const step = nextStep('consultation-decisions')
    if (decisions.length === 0) return dueBy(decisionOn, today, notMet('No decision that followed is on record.', step))
    return eachOf(
      'decision',
      decisions,
      ({ reason, publishedOn }) => says(reason) && publishedOn !== null,
      { noun: ['decision', 'decisions'], did: ['is public with its reason', 'are public with their reasons'] },
      step,
      dueOn(decisionOn),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'public with its reason', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        decisions: [
          ...exemplaryOutcome.decisions,
          {
            id: 'decision-2',
            label: 'No night bus',
            decidedOn: day('2026-06-10'),
            reason: null,
            publishedOn: day('2026-06-11'),
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'none on record', facts: { decisions: [] }, gives: 'notMet' },
    { when: 'before the decision day', facts: { decisions: [] }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
