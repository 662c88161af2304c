import { statedInPlan } from '../../stated-in-plan.ts'

/** Barriers dealt with. */
export const barriers = statedInPlan({
  id: 'consultation.barriers',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Barriers dealt with',
  asks: 'Barriers to taking part are listed, each with what was done about it.',
  where: 'The plan',
  what: 'the barriers to taking part and what was done about each',
  field: 'barriers',
  when: ['night shifts dealt with', 'none listed', 'none listed yet'],
})
