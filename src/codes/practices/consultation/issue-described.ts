import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Issue described. */
export const issueDescribed = definePractice({
  id: 'consultation.issue-described',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Issue described',
  asks: 'The issue, problem or proposal is described.',
  check({ plan, opensOn }, _, today) {
    return dueBy(opensOn, today, stated('The pack', { 'the issue, problem or proposal': plan.issue }, nextStep('plan')))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'described', facts: {}, gives: 'met' },
    { when: 'not described', facts: { plan: { ...exemplaryPlan, issue: null } }, gives: 'notMet' },
    {
      when: 'not yet described',
      facts: { plan: { ...exemplaryPlan, issue: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
