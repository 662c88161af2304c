import { day } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Designed with those affected. */
export const designedTogether = definePractice({
  id: 'consultation.designed-together',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Designed with those affected',
  asks: 'Those affected and the other lead bodies took part in the design, and their contribution is noted.',
  check({ plan, opensOn }, _, today) {
    return dueBy(
      opensOn,
      today,
      stated('The plan', { 'who took part in the design and what they brought': plan.designedWith }, nextStep('plan')),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'bus users wrote a question', facts: {}, gives: 'met' },
    { when: 'nobody took part', facts: { plan: { ...exemplaryPlan, designedWith: null } }, gives: 'notMet' },
    {
      when: 'nobody yet',
      facts: { plan: { ...exemplaryPlan, designedWith: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
