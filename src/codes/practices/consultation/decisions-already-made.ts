import { statedInPlan } from '../../stated-in-plan.ts'

/** Decisions already made stated. */
export const decisionsAlreadyMade = statedInPlan({
  id: 'consultation.decisions-already-made',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Decisions already made stated',
  asks: 'Decisions already taken are stated, or that there are none.',
  where: 'The pack',
  what: 'which decisions are already taken, or that there are none',
  field: 'decisionsMade',
  when: ['none yet, and said so', 'not said', 'not yet said'],
})
