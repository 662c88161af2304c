import { statedInPlan } from '../../stated-in-plan.ts'

/** Aims and process stated. */
export const aimsStated = statedInPlan({
  id: 'consultation.aims-stated',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Aims and process stated',
  asks: 'Purpose and outline of the process are stated.',
  where: 'The pack',
  what: 'the purpose and the outline of the process',
  field: 'aims',
  when: ['stated', 'not stated', 'still planning'],
})
