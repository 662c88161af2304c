import { statedInPlan } from '../../stated-in-plan.ts'

/** Designed with those affected. */
export const designedTogether = statedInPlan({
  id: 'consultation.designed-together',
  stage: 'plan',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Designed with those affected',
  asks: 'Those affected and the other lead bodies took part in the design, and their contribution is noted.',
  where: 'The plan',
  what: 'who took part in the design and what they brought',
  field: 'designedWith',
  when: ['bus users wrote a question', 'nobody took part', 'nobody yet'],
})
