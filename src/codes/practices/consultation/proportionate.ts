import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Scale fits the outcome. */
export const proportionate = definePractice({
  id: 'consultation.proportionate',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Scale fits the outcome',
  asks: 'Scale and cost are set against the expected outcome.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The plan', { 'how scale and cost fit the expected outcome': plan.proportion }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'set out in the plan', facts: {}, gives: 'met' },
    { when: 'not set out', facts: { plan: { ...exemplaryPlan, proportion: ' ' } }, gives: 'notMet' },
    {
      when: 'not yet set out',
      facts: { plan: { ...exemplaryPlan, proportion: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
