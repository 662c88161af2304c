import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Barriers dealt with. */
export const barriers = definePractice({
  id: 'consultation.barriers',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Barriers dealt with',
  asks: 'Barriers to taking part are listed, each with what was done about it.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated(
        'The plan',
        { 'the barriers to taking part and what was done about each': plan.barriers },
        nextStep('plan'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'night shifts dealt with', facts: {}, gives: 'met' },
    { when: 'none listed', facts: { plan: { ...exemplaryPlan, barriers: null } }, gives: 'notMet' },
    {
      when: 'none listed yet',
      facts: { plan: { ...exemplaryPlan, barriers: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
