import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Duties and rules named. */
export const legalFramework = definePractice({
  id: 'consultation.legal-framework',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Duties and rules named',
  asks: 'Duties and rules that bind the lead body or the consultees are named.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The plan', { 'the duties and rules that bind those involved': plan.legalFramework }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'duty named', facts: {}, gives: 'met' },
    { when: 'none named', facts: { plan: { ...exemplaryPlan, legalFramework: null } }, gives: 'notMet' },
    {
      when: 'not yet named',
      facts: { plan: { ...exemplaryPlan, legalFramework: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
