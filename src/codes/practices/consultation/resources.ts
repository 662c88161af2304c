import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Time and money budgeted. */
export const resources = definePractice({
  id: 'consultation.resources',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Time and money budgeted',
  asks: 'Staff time and money for the exercise are budgeted.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The plan', { 'the staff time and money for the exercise': plan.resources }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'budgeted', facts: {}, gives: 'met' },
    { when: 'nothing budgeted', facts: { plan: { ...exemplaryPlan, resources: null } }, gives: 'notMet' },
    {
      when: 'not yet budgeted',
      facts: { plan: { ...exemplaryPlan, resources: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
