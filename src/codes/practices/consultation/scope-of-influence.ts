import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** What can and cannot change. */
export const scopeOfInfluence = definePractice({
  id: 'consultation.scope-of-influence',
  stage: 'publish',
  evidence: 'recorded',
  title: 'What can and cannot change',
  asks: 'What can and what cannot be changed are both stated.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated(
        'The pack',
        { 'what can be changed': plan.canChange, 'what cannot be changed': plan.cannotChange },
        nextStep('plan'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both stated', facts: {}, gives: 'met' },
    { when: 'only what can change', facts: { plan: { ...exemplaryPlan, cannotChange: null } }, gives: 'partly' },
    { when: 'neither', facts: { plan: { ...exemplaryPlan, canChange: null, cannotChange: null } }, gives: 'notMet' },
    {
      when: 'neither yet',
      facts: { plan: { ...exemplaryPlan, canChange: null, cannotChange: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
