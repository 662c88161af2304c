import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Evidence shared. */
export const evidenceShared = definePractice({
  id: 'consultation.evidence-shared',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Evidence shared',
  asks: 'Sources of evidence are listed or attached.',
  check({ plan, opensOn }, _, today) {
    return dueBy(opensOn, today, stated('The pack', { 'its sources of evidence': plan.evidence }, nextStep('plan')))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'passenger counts listed', facts: {}, gives: 'met' },
    { when: 'none listed', facts: { plan: { ...exemplaryPlan, evidence: null } }, gives: 'notMet' },
    {
      when: 'none yet',
      facts: { plan: { ...exemplaryPlan, evidence: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
