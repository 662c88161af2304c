import { askedOfPartners } from '../../asked-of-partners.ts'

/** Partners work well together. */
export const workingRelationships = askedOfPartners({
  id: 'partnership.working-relationships',
  stage: 'maintain',
  title: 'Partners work well together',
  asks: 'Partners say that they rely on one another, work well together and understand one another.',
  question: 'rely',
  find: 'say that they work well together',
})
