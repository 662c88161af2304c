/** What is asked of the latest review of a partnership, and what it means that there is none. */

import type { Review } from '../facts/partnership/reviews.ts'
import type { PartnershipFacts } from '../facts/partnership.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { eachOf, type Named, recordOf, type Wording } from './each-of.ts'
import { doesNotApply, dueBy, nextStep, notMet, type RecordRef, restsOn, type Verdict } from './verdict.ts'

/** Judges the latest closed review; where there is none, it is due the months in `first` after the partnership began. */
export function latestReview(
  facts: PartnershipFacts,
  first: number,
  today: Day,
  judge: (review: Review) => Verdict,
): Verdict {
  const latest = [...facts.reviews].sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))[0]
  if (latest !== undefined) return judge(latest)
  const last = facts.startsOn === null ? null : addMonths(facts.startsOn, first)
  return dueBy(last, today, notMet('No review has been closed.', nextStep('reviews')))
}

/** The link to a review. */
export function reviewRecord(review: Review): RecordRef {
  return recordOf('review', review)
}

/**
 * Judges things that the latest review should each have dealt with; `none` says that there were none on its day, and then
 * it does not apply.
 */
export function eachInReview<Thing extends Named>(
  facts: PartnershipFacts,
  first: number,
  today: Day,
  of: {
    readonly kind: string
    readonly things: (review: Review) => readonly Thing[]
    readonly right: (thing: Thing) => boolean
    readonly words: Wording
    readonly none: string
  },
): Verdict {
  return latestReview(facts, first, today, review => {
    const things = of.things(review)
    if (things.length === 0) return doesNotApply(of.none, restsOn(reviewRecord(review)))
    return eachOf(of.kind, things, of.right, of.words, nextStep('reviews'))
  })
}
