import { statedInPlan } from '../../stated-in-plan.ts'

/** Confidentiality stated. */
export const confidentialityStated = statedInPlan({
  id: 'consultation.confidentiality-stated',
  stage: 'publish',
  evidence: 'computed',
  owedTo: 'respondents',
  title: 'Confidentiality stated',
  asks: 'The pack says who sees what, what may be published and what the law may still require.',
  where: 'The pack',
  what: 'who sees what, what may be published and what the law may still require',
  field: 'confidentiality',
  when: ['stated', 'not stated', 'not yet stated'],
})
