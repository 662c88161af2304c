import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Who is affected. */
export const affectedStated = definePractice({
  id: 'consultation.affected-stated',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Who is affected',
  asks: 'Who is likely to be affected is stated.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The pack', { 'who is likely to be affected': plan.affected }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'stated', facts: {}, gives: 'met' },
    { when: 'not stated', facts: { plan: { ...exemplaryPlan, affected: null } }, gives: 'notMet' },
    {
      when: 'not yet stated',
      facts: { plan: { ...exemplaryPlan, affected: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
