import { askedOfPartners } from '../../asked-of-partners.ts'

/** Trust and respect. */
export const trustAndRespect = askedOfPartners({
  id: 'partnership.trust-and-respect',
  stage: 'maintain',
  title: 'Trust and respect',
  asks: 'Partners report trust, honesty and mutual respect.',
  question: 'trust',
  find: 'report trust, honesty and respect',
})
