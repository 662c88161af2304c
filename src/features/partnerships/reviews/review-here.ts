/** The review of the address, who may see it, and the trail above its pages. */
import { z } from 'zod'
import { type Actor, anyOf, secretariat, sitsOnPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { partnershipToAnswer } from '../agreeing/partnership-to-answer.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams, visiblePartnership } from '../subject.ts'
import { findReviews, type Review } from './reviews.queries.ts'

export const reviewParams = slugParams.extend({ review: z.uuid() })
type ReviewParams = { readonly slug: string; readonly review: string }

/** A review with its partnership. */
export type ReviewHere = { readonly partnership: Partnership; readonly review: Review }

/** Sees a review while it is being written. */
export const seesOpenReview = anyOf(sitsOnPartnership, secretariat)

async function reviewIn(db: Handle, found: Found<Partnership> | null, id: string): Promise<Found<ReviewHere> | null> {
  const review = found && (await findReviews(db, found.record.id)).find(each => each.id === id)
  return found && review ? { ref: found.ref, record: { partnership: found.record, review } } : null
}

/** A review that the reader may see: a closed one, or one being written in a partnership of theirs. */
export async function visibleReview(
  db: Handle,
  params: ReviewParams,
  hub: Hub,
  actor: Actor,
): Promise<Found<ReviewHere> | null> {
  const found = await reviewIn(db, await visiblePartnership(db, params, hub, actor), params.review)
  return found && (found.record.review.closed_on !== null || seesOpenReview.allows(actor, found.ref)) ? found : null
}

/** A review that is still being written, for those whose right is a role; null once it is closed. */
export async function openReview(db: Handle, params: ReviewParams): Promise<Found<ReviewHere> | null> {
  return stillOpen(await reviewIn(db, await anyPartnership(db, params), params.review))
}

/** The same for whoever answers for a partner. */
export async function openReviewToAnswer(
  db: Handle,
  params: ReviewParams,
  hub: Hub,
  actor: Actor,
): Promise<Found<ReviewHere> | null> {
  return stillOpen(await reviewIn(db, await partnershipToAnswer(db, params, hub, actor), params.review))
}

const stillOpen = (found: Found<ReviewHere> | null) => (found?.record.review.closed_on === null ? found : null)

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
