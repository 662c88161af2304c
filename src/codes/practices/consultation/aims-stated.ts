import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Aims and process stated. */
export const aimsStated = definePractice({
  id: 'consultation.aims-stated',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Aims and process stated',
  asks: 'Purpose and outline of the process are stated.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The pack', { 'the purpose and the outline of the process': plan.aims }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'stated', facts: {}, gives: 'met' },
    { when: 'not stated', facts: { plan: { ...exemplaryPlan, aims: null } }, gives: 'notMet' },
    {
      when: 'still planning',
      facts: { plan: { ...exemplaryPlan, aims: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
