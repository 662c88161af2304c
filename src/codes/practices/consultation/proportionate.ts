import { statedInPlan } from '../../stated-in-plan.ts'

/** Scale fits the outcome. */
export const proportionate = statedInPlan({
  id: 'consultation.proportionate',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Scale fits the outcome',
  asks: 'Scale and cost are set against the expected outcome.',
  where: 'The plan',
  what: 'how scale and cost fit the expected outcome',
  field: 'proportion',
  when: ['set out in the plan', 'not set out', 'not yet set out'],
})
