import { askedOfPartners } from '../../asked-of-partners.ts'

/** Found fair and inclusive. */
export const fairAndInclusive = askedOfPartners({
  id: 'partnership.fair-and-inclusive',
  stage: 'maintain',
  title: 'Found fair and inclusive',
  asks: 'Partners of every sector find policies, meetings, papers and decisions fair, accessible and inclusive.',
  question: 'fair',
  find: 'find its ways fair and inclusive',
})
