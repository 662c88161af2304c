/** How the exemplary partnership looked back. Invented. */
import { day } from '../../kernel/day.ts'
import type { PartnershipReviewFacts, Review } from './partnership-review.ts'

/** A review with everything asked of it. */
export const exemplaryReview: Review = {
  id: 'review-1',
  label: 'Review of 3 June 2026',
  heldOn: day('2026-06-03'),
  strengths: 'Meals arrive warm.',
  weaknesses: 'Too few drivers in winter.',
  wayForward: 'change',
  membership: 'The taxi firms are missing.',
  membershipChanges: 'Two firms are asked.',
  costs: '£4,000 of fuel',
  costsInKind: '600 hours of drivers',
  benefits: 'Two hundred meals a week, and company',
  findings: [{ id: 'finding-1', label: 'Too few drivers', actions: 1, late: 0 }],
  objectives: [
    { id: 'objective-1', label: 'Meals on Sundays', marked: true },
    { id: 'objective-2', label: 'Forty more people fed', marked: true },
  ],
  partners: [
    { id: 'partner-1', label: 'Wendle Vale Council', said: true, gained: 'Fewer hospital stays' },
    { id: 'partner-2', label: 'Wendle Voluntary Action', said: true, gained: 'Forty new members' },
  ],
}

/** Everything it looked back on. */
export const exemplaryReviews: PartnershipReviewFacts = {
  reviews: [exemplaryReview],
  lessons: [{ id: 'lesson-1', label: 'Begin with the drivers', partners: 2, answered: 2 }],
  successes: [{ id: 'success-1', label: 'The thousandth Sunday meal', on: day('2026-05-03') }],
}
