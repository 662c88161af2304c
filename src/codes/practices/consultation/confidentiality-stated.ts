import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Confidentiality stated. */
export const confidentialityStated = definePractice({
  id: 'consultation.confidentiality-stated',
  stage: 'publish',
  evidence: 'computed',
  title: 'Confidentiality stated',
  asks: 'The pack says who sees what, what may be published and what the law may still require.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated(
        'The pack',
        { 'who sees what, what may be published and what the law may still require': plan.confidentiality },
        nextStep('plan'),
      ),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'stated', facts: {}, gives: 'met' },
    { when: 'not stated', facts: { plan: { ...exemplaryPlan, confidentiality: null } }, gives: 'notMet' },
    {
      when: 'not yet stated',
      facts: { plan: { ...exemplaryPlan, confidentiality: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
