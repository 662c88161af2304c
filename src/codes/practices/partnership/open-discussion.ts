import { askedOfPartners } from '../../asked-of-partners.ts'

/** Differences can be aired. */
export const openDiscussion = askedOfPartners({
  id: 'partnership.open-discussion',
  stage: 'run',
  title: 'Differences can be aired',
  asks: 'Partners can air and discuss differences freely.',
  question: 'differences-aired',
  find: 'can air differences freely',
})
