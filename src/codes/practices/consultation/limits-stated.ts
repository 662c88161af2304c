import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Limits on the exercise stated. */
export const limitsStated = definePractice({
  id: 'consultation.limits-stated',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Limits on the exercise stated',
  asks: 'Limits on the exercise itself (time, money, law, data) are set down in the plan and told to those consulted, apart from what the decision can and cannot change.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The plan', { 'the limits on the exercise itself': plan.limits }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'limits set down', facts: {}, gives: 'met' },
    { when: 'none set down', facts: { plan: { ...exemplaryPlan, limits: null } }, gives: 'notMet' },
    {
      when: 'not yet set down',
      facts: { plan: { ...exemplaryPlan, limits: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
