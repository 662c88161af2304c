import { statedInPlan } from '../../stated-in-plan.ts'

/** Costs to the sector considered. */
export const sectorCosts = statedInPlan({
  id: 'consultation.sector-costs',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Costs to the sector considered',
  asks: 'The cost to voluntary organisations of passing it on and answering it was considered, and any help stated.',
  where: 'The plan',
  what: 'what passing it on and answering costs voluntary organisations',
  field: 'sectorCosts',
  when: ['help of £50 offered', 'not considered', 'not yet considered'],
})
