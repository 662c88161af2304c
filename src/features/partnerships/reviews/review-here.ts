/** The review of the address, who may see it, and the trail above its pages. */
import { z } from 'zod'
import { anyOf, secretariat, sitsOnPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import type { SlugParams } from '../../../web/by-slug.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb } from '../../../web/page.ts'
import { type Finds, named, under, where } from '../../../web/under.ts'
import { partnershipToAnswer } from '../agreeing/partnership-to-answer.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams, visiblePartnership } from '../subject.ts'
import { findReviews, type Review } from './reviews.queries.ts'

export const reviewParams = slugParams.extend({ review: z.uuid() })

/** A review with its partnership. */
export type ReviewHere = { readonly partnership: Partnership; readonly review: Review }

/** Sees a review while it is being written. */
export const seesOpenReview = anyOf(sitsOnPartnership, secretariat)

const reviewIn = (within: Finds<SlugParams, Partnership>) =>
  under(named('partnership', within), 'review', (db, { partnership }) => findReviews(db, partnership.id))
const isOpen = ({ review }: ReviewHere): boolean => review.closed_on === null

/** A review that the reader may see: a closed one, or one being written in a partnership of theirs. */
export const visibleReview = where(
  reviewIn(visiblePartnership),
  (here, actor, ref) => !isOpen(here) || seesOpenReview.allows(actor, ref),
)

/** A review that is still being written, for those whose right is a role; null once it is closed. */
export const openReview = where(reviewIn(anyPartnership), isOpen)

/** The same for whoever answers for a partner. */
export const openReviewToAnswer = where(reviewIn(partnershipToAnswer), isOpen)

/** "Review of 3 June 2026". */
export function reviewTitle(t: Translate, review: Review): string {
  return t('partnerships.reviews.of', { day: longDay(review.held_on) })
}

/** The trail to the reviews, or to a page below one. */
export function reviewCrumbs(t: Translate, partnership: Partnership, review?: Review): Crumb[] {
  const list = { text: t('partnerships.reviews.title'), href: addressOf(partnership, 'reviews') }
  const own = review && { text: reviewTitle(t, review), href: addressOf(partnership, `reviews/${review.id}`) }
  return [...crumbs(t, partnership), list, ...(own ? [own] : [])]
}
