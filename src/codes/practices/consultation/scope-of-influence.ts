import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { oncePublic } from '../../once-public.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** What can and cannot change. */
export const scopeOfInfluence = definePractice({
  id: 'consultation.scope-of-influence',
  stage: 'publish',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'What can and cannot change',
  asks: 'What can and what cannot be changed are both stated.',
  until: 'closing',
  check(facts, _, today) {
    const { plan, opensOn } = facts
    const parts = { 'what can be changed': plan.canChange, 'what cannot be changed': plan.cannotChange }
    return dueBy(opensOn, today, oncePublic(facts, stated('The pack', parts, nextStep('plan-scope')), today))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'not public', facts: { publishedOn: null }, gives: 'partly' },
    { when: 'both stated', facts: {}, gives: 'met' },
    {
      when: 'only what can change',
      facts: { plan: { ...exemplaryConsultation.plan, cannotChange: null } },
      gives: 'partly',
    },
    {
      when: 'neither',
      facts: { plan: { ...exemplaryConsultation.plan, canChange: null, cannotChange: null } },
      gives: 'notMet',
    },
    {
      when: 'neither yet',
      facts: { plan: { ...exemplaryConsultation.plan, canChange: null, cannotChange: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
