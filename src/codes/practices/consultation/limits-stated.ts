import { statedInPlan } from '../../stated-in-plan.ts'

/** What people cannot see from outside: how much time, money and data there was for the exercise. */
export const limitsStated = statedInPlan({
  id: 'consultation.limits-stated',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Limits on the exercise stated',
  asks: 'Limits on the exercise itself (time, money, law, data) are set down in the plan and told to those consulted, apart from what the decision can and cannot change.',
  where: 'The plan',
  what: 'the limits on the exercise itself',
  field: 'exerciseLimits',
  when: ['twelve weeks and why', 'not stated', 'not yet stated'],
})
