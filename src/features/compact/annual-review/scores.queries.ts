/** The scorecard of a review as either side answered it: what stands, and what stood before it. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Side } from './scorecard.ts'

export type Scored = {
  readonly side: Side
  readonly scores: readonly number[]
  readonly comment: string
  readonly on: Day
}

/** What each side answered, as it stands; `by`: who gave it. */
export async function findScores(db: Handle, review: string): Promise<(Scored & { readonly by: string | null })[]> {
  return db
    .selectFrom('compact_review_score')
    .leftJoin('person', 'person.id', 'compact_review_score.given_by')
    .select(['side', 'scores', 'comment', 'given_on as on', 'person.name as by'])
    .where('compact_review_id', '=', review)
    .where('replaced_at', 'is', null)
    .execute()
}

/** Whether both sides have answered: each has seen the other's answers then, and neither changes its own any more. */
export const bothAnswered = (scored: readonly Pick<Scored, 'side'>[]): boolean =>
  scored.some(({ side }) => side === 'public') && scored.some(({ side }) => side === 'sector')

/** How often these sides answered so far: a form that was filled in before one more answer came is stale. */
export async function countScores(db: Handle, review: string, of: readonly Side[]): Promise<number> {
  if (of.length === 0) return 0
  const rows = await db
    .selectFrom('compact_review_score')
    .select('id')
    .where('compact_review_id', '=', review)
    .where('side', 'in', [...of])
    .execute()
  return rows.length
}

/** Keeps what a side answers, in place of what it answered before, which stays on record. */
export async function keepScores(
  tx: Tx,
  review: string,
  { side, scores, comment, on }: Scored,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('compact_review_score')
    .set({ replaced_at: now })
    .where('compact_review_id', '=', review)
    .where('side', '=', side)
    .where('replaced_at', 'is', null)
    .execute()
  const values = { scores: [...scores], comment, given_by: by, given_on: on }
  await tx
    .insertInto('compact_review_score')
    .values({ id: newId(), compact_review_id: review, side, ...values })
    .execute()
}
