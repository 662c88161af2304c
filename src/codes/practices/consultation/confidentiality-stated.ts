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
    const parts = {
      'who sees what': plan.whoSees,
      'what may be published': plan.mayPublish,
      'what the law may still require': plan.lawMayRequire,
    }
    return dueBy(opensOn, today, stated('The pack', parts, nextStep('plan')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all three stated', facts: {}, gives: 'met' },
    { when: 'the law left out', facts: { plan: { ...exemplaryPlan, lawMayRequire: null } }, gives: 'partly' },
    {
      when: 'none stated',
      facts: { plan: { ...exemplaryPlan, whoSees: null, mayPublish: null, lawMayRequire: null } },
      gives: 'notMet',
    },
    {
      when: 'none yet',
      facts: { plan: { ...exemplaryPlan, whoSees: null, mayPublish: null, lawMayRequire: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
