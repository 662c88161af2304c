import { askedOfPartners } from '../../asked-of-partners.ts'

/** Owned by all partners. */
export const sharedOwnership = askedOfPartners({
  id: 'partnership.shared-ownership',
  stage: 'maintain',
  title: 'Owned by all partners',
  asks: 'Partners say that the partnership belongs to them all and that its services and outcomes gain from it.',
  question: 'belongs-to-all',
  find: 'say that the partnership belongs to them all',
})
