import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Decisions already made stated. */
export const decisionsAlreadyMade = definePractice({
  id: 'consultation.decisions-already-made',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Decisions already made stated',
  asks: 'Decisions already taken are stated, or that there are none.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated(
        'The pack',
        { 'which decisions are already taken, or that there are none': plan.decisionsMade },
        nextStep('plan'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'none yet, and said so', facts: {}, gives: 'met' },
    { when: 'not said', facts: { plan: { ...exemplaryPlan, decisionsMade: null } }, gives: 'notMet' },
    {
      when: 'not yet said',
      facts: { plan: { ...exemplaryPlan, decisionsMade: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
