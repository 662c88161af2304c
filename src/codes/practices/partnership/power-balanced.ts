import { askedOfPartners } from '../../asked-of-partners.ts'

/** Power shared. */
export const powerBalanced = askedOfPartners({
  id: 'partnership.power-balanced',
  stage: 'maintain',
  title: 'Power shared',
  asks: 'Partners find power and influence shared, with no organisation dominating.',
  question: 'power-shared',
  find: 'find power and influence shared',
})
