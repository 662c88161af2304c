import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryOutcome } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** No decision before the close, nor before every point has its action and reason. */
export const heardBeforeDecision = definePractice({
  id: 'consultation.heard-before-decision',
  stage: 'report',
  evidence: 'computed',
  title: 'Heard before deciding',
  asks: 'Each decision the consultation feeds is dated after the close, and after every point had its action and reason.',
  check({ decisions, closesOn, points }) {
    if (decisions.length === 0) return notDue('No decision is on record yet.', nextStep('consultation-decisions'))
    const { settledOn } = points
    const open = settledOn === null && points.total > 0
    const heard = eachOf(
      'decision',
      decisions,
      ({ decidedOn }) =>
        closesOn !== null && decidedOn > closesOn && !open && (settledOn === null || decidedOn >= settledOn),
      {
        noun: ['decision', 'decisions'],
        did: [
          'came after the close and after every point had its action',
          'came after the close and after every point had its action',
        ],
      },
      nextStep('consultation-decisions'),
    )
    return heard
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'decided a month after the last point', facts: {}, gives: 'met' },
    {
      when: 'one decided before the close',
      facts: {
        decisions: [
          ...exemplaryOutcome.decisions,
          { id: 'decision-2', label: 'Order the buses', decidedOn: day('2026-03-01'), reason: null, publishedOn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'decided with points open',
      facts: { points: { ...exemplaryOutcome.points, settledOn: null, withoutAction: 3 } },
      gives: 'notMet',
    },
    { when: 'nothing decided', facts: { decisions: [] }, gives: 'notDue' },
  ],
})
