import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** Barriers dealt with. */
export const barriers = definePractice({
  id: 'consultation.barriers',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Barriers dealt with',
  asks: 'Barriers to taking part are listed, each with what was done about it.',
  check({ plan, opensOn }, _, today) {
    const step = nextStep('plan')
    if (plan.barriers.length === 0) return dueBy(opensOn, today, notMet('No barrier to taking part is listed.', step))
    const answered = eachOf(
      'barrier',
      plan.barriers,
      barrier => says(barrier.answer),
      { noun: ['barrier to taking part', 'barriers to taking part'], did: ['was dealt with', 'were dealt with'] },
      step,
    )
    return dueBy(opensOn, today, answered)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'the one barrier is dealt with', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        plan: {
          ...exemplaryPlan,
          barriers: [...exemplaryPlan.barriers, { id: 'barrier-2', label: 'No childcare', answer: null }],
        },
      },
      gives: 'partly',
    },
    { when: 'none listed', facts: { plan: { ...exemplaryPlan, barriers: [] } }, gives: 'notMet' },
    {
      when: 'none listed, still planning',
      facts: { plan: { ...exemplaryPlan, barriers: [] } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
