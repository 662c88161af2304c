import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { oncePublic } from '../../once-public.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Next steps stated. */
export const nextSteps = definePractice({
  id: 'consultation.next-steps',
  stage: 'publish',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Next steps stated',
  asks: 'What happens after the close is stated with dates.',
  until: 'closing',
  check(facts, _, today) {
    const { plan, decisionOn, feedbackOn } = facts
    const parts = {
      'what happens after the close': plan.nextSteps,
      'the dates of it': decisionOn !== null || feedbackOn !== null,
    }
    return dueBy(
      facts.opensOn,
      today,
      oncePublic(facts, stated('The pack', parts, nextStep('plan-taking-part')), today),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'not public', facts: { publishedOn: null }, gives: 'partly' },
    { when: 'steps with dates', facts: {}, gives: 'met' },
    { when: 'no dates', facts: { decisionOn: null, feedbackOn: null }, gives: 'partly' },
    {
      when: 'nothing said',
      facts: { plan: { ...exemplaryConsultation.plan, nextSteps: null }, decisionOn: null, feedbackOn: null },
      gives: 'notMet',
    },
    {
      when: 'nothing said yet',
      facts: { plan: { ...exemplaryConsultation.plan, nextSteps: null }, decisionOn: null, feedbackOn: null },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
