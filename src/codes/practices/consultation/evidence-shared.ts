import { statedInPlan } from '../../stated-in-plan.ts'

/** Evidence shared. */
export const evidenceShared = statedInPlan({
  id: 'consultation.evidence-shared',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Evidence shared',
  asks: 'Sources of evidence are listed or attached.',
  where: 'The pack',
  what: 'its sources of evidence',
  field: 'evidence',
  when: ['passenger counts listed', 'none listed', 'none yet'],
})
