/** What is asked of the latest review of a partnership, and what it means that there is none. */
import { addMonths, type Day } from '../kernel/day.ts'
import { recordOf } from './each-of.ts'
import type { PartnershipFacts } from './facts/partnership.ts'
import type { Review } from './facts/partnership-review.ts'
import { dueBy, nextStep, notMet, type RecordRef, type Verdict } from './verdict.ts'

/** Months after its beginning by which a partnership is first reviewed. */
const FIRST = 12

/** Judges the latest closed review; where there is none, it is due a year after the partnership began. */
export function latestReview(facts: PartnershipFacts, today: Day, judge: (review: Review) => Verdict): Verdict {
  const latest = [...facts.reviews].sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))[0]
  if (latest !== undefined) return judge(latest)
  const first = facts.startsOn === null ? null : addMonths(facts.startsOn, FIRST)
  return dueBy(first, today, notMet('No review has been closed.', nextStep('reviews')))
}

/** The link to a review. */
export function reviewRecord(review: Review): RecordRef {
  return recordOf('review', review)
}
