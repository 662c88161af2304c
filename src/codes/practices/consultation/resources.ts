import { statedInPlan } from '../../stated-in-plan.ts'

/** Time and money budgeted. */
export const resources = statedInPlan({
  id: 'consultation.resources',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Time and money budgeted',
  asks: 'Staff time and money for the exercise are budgeted.',
  where: 'The plan',
  what: 'the staff time and money for the exercise',
  field: 'resources',
  when: ['budgeted', 'nothing budgeted', 'not yet budgeted'],
})
