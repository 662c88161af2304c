import { statedInPlan } from '../../stated-in-plan.ts'

/** Who is affected. */
export const affectedStated = statedInPlan({
  id: 'consultation.affected-stated',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Who is affected',
  asks: 'Who is likely to be affected is stated.',
  where: 'The pack',
  what: 'who is likely to be affected',
  field: 'affected',
  when: ['stated', 'not stated', 'not yet stated'],
})
