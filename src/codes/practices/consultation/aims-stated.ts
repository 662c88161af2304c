import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Aims and process stated. */
export const aimsStated = definePractice({
  id: 'consultation.aims-stated',
  stage: 'publish',
  evidence: 'recorded',
  title: 'Aims and process stated',
  asks: 'Purpose and outline of the process are stated.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The pack', { 'the purpose': plan.aims, 'the outline of the process': plan.process }, nextStep('plan')),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both stated', facts: {}, gives: 'met' },
    { when: 'process not outlined', facts: { plan: { ...exemplaryPlan, process: null } }, gives: 'partly' },
    { when: 'neither', facts: { plan: { ...exemplaryPlan, aims: null, process: null } }, gives: 'notMet' },
    {
      when: 'neither, still planning',
      facts: { plan: { ...exemplaryPlan, aims: null, process: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
