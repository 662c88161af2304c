import { statedInPlan } from '../../stated-in-plan.ts'

/** Duties and rules named. */
export const legalFramework = statedInPlan({
  id: 'consultation.legal-framework',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Duties and rules named',
  asks: 'Duties and rules that bind the lead body or the consultees are named.',
  where: 'The plan',
  what: 'the duties and rules that bind those involved',
  field: 'legalFramework',
  when: ['duty named', 'none named', 'not yet named'],
})
