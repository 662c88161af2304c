/** Interim reviews: what was found half way, and what was changed because of it. They are kept as they were written. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** What is noted of a review. */
export type Review = { readonly held_on: Day; readonly findings: string; readonly change_decided: string }

/** The reviews of a consultation, latest first. */
export async function findReviews(db: Handle, consultationId: string): Promise<(Review & { readonly id: string })[]> {
  return db
    .selectFrom('interim_review')
    .select(['id', 'held_on', 'findings', 'change_decided'])
    .where('consultation_id', '=', consultationId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Keeps a review and gives its id. */
export async function keepReview(tx: Tx, consultationId: string, review: Review): Promise<string> {
  const id = newId()
  await tx
    .insertInto('interim_review')
    .values({ id, consultation_id: consultationId, ...review })
    .execute()
  return id
}
