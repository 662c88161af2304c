/** What the pages of one review share: finding it, the trail above the page, who may do what. */
import { z } from 'zod'
import { type Actor, anyOf, secretariat, speaksForSomeOrganisation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Area } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { findReview, type Review } from './review.queries.ts'

/** Where the reviews are listed. */
export const REVIEWS = '/compact/reviews'

export const reviewParams = z.object({ review: z.uuid() })

/** The review of the address; every review is public. */
export async function reviewOfAddress(db: Handle, { review }: { review: string }): Promise<Found<Review> | null> {
  const record = await findReview(db, review)
  return record && { ref: null, record }
}

/** May answer the scorecard: whoever speaks for a signatory, for its side; the secretariat for both together. */
export const scores = anyOf(secretariat, speaksForSomeOrganisation)

/** The organisations that somebody speaks for. */
export function organisationsOf(actor: Actor): string[] {
  return [...new Set(actor.grants.flatMap(({ kind, id }) => (kind === 'organisation' ? [id] : [])))]
}

/** The trail to a page of a review. */
export function trail(area: Pick<Area, 'compactName'>, t: (key: string) => string, review?: Review): Crumb[] {
  return [
    { text: area.compactName, href: '/compact' },
    { text: t('compact.review.title'), href: REVIEWS },
    ...(review ? [{ text: t('compact.review.one'), href: `${REVIEWS}/${review.id}` }] : []),
  ]
}
