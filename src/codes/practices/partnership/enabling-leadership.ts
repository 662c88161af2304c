import { askedOfPartners } from '../../asked-of-partners.ts'

/** Leadership that enables. */
export const enablingLeadership = askedOfPartners({
  id: 'partnership.enabling-leadership',
  stage: 'form',
  title: 'Leadership that enables',
  asks: 'A chair is named and partners find the leadership enabling, not controlling.',
  question: 'leadership-enables',
  find: 'find the leadership enabling',
  also: {
    holds: ({ seats }) => seats.some(({ role, holder }) => role === 'chair' && holder !== null),
    lacking: 'No chair is named.',
  },
})
