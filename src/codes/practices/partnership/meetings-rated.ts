import { askedOfPartners } from '../../asked-of-partners.ts'

/** Meetings found worthwhile. */
export const meetingsRated = askedOfPartners({
  id: 'partnership.meetings-rated',
  stage: 'run',
  title: 'Meetings found worthwhile',
  asks: 'Those who attend find meetings well organised, well chaired, with time to discuss, and worth their time.',
  question: 'meetings-worthwhile',
  find: 'find meetings worth their time',
})
