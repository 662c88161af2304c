/** Reviews of a partnership with what was found, what becomes of each objective, and what each partner says. */
import { type Selectable, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { PartnershipReviewTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'

/** A review; it is public once `closed_on` is set, and then stays as it is. */
export type Review = Selectable<PartnershipReviewTable>

/** The reviews of a partnership, the latest first. */
export function findReviews(db: Handle, partnershipId: string): Promise<Review[]> {
  return db
    .selectFrom('partnership_review')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('held_on', 'desc')
    .orderBy('created_at', 'desc')
    .execute()
}

/** A finding with the actions that came of it. */
export type ReviewFinding = {
  readonly id: string
  readonly text: string
  readonly actions: readonly {
    readonly what: string
    readonly owner: string | null
    readonly due_on: Day | null
    readonly state: 'open' | 'done' | 'dropped'
  }[]
}

/** What was found in a review, in the order it was written down. */
export async function findFindings(db: Handle, reviewId: string): Promise<ReviewFinding[]> {
  const { rows } = await sql<ReviewFinding>`
    select f.id, f.text, (
      select coalesce(json_agg(json_build_object('what', a.what, 'owner', seat.name, 'due_on', a.due_on, 'state', a.state)
        order by a.created_at), '[]')
      from action a left join seat on seat.id = a.owner_seat_id
      where a.source_kind = 'review_finding' and a.source_id = f.id) as actions
    from review_finding f where f.partnership_review_id = ${reviewId} order by f.created_at, f.id`.execute(db)
  return rows
}

/** An objective that stood on the day of a review, with what becomes of it; null where it was not marked. */
export type MarkedObjective = {
  readonly id: string
  readonly text: string
  readonly mark: 'keep' | 'change' | 'drop' | null
  readonly reason: string | null
}

/** The objectives that a review looks at: those not dropped before its day. */
export function findMarks(db: Handle, review: Review): Promise<MarkedObjective[]> {
  return db
    .selectFrom('objective')
    .leftJoin('review_objective as m', join =>
      join.onRef('m.objective_id', '=', 'objective.id').on('m.partnership_review_id', '=', review.id),
    )
    .select(['objective.id', 'objective.text', 'm.mark', 'm.reason'])
    .where('objective.partnership_id', '=', review.partnership_id)
    .where(eb => eb.or([eb('objective.dropped_on', 'is', null), eb('objective.dropped_on', '>=', review.held_on)]))
    .orderBy('objective.due_on')
    .orderBy('objective.created_at')
    .execute()
}

/** What a partner said in a review; null where it has not. */
export type PartnerWord = {
  readonly partnerId: string
  readonly organisation: string
  readonly serves: boolean | null
  readonly pullsApart: string | null
  readonly gained: string | null
}

/** What each partner of the day of the review said in it. */
export function findWords(db: Handle, review: Review): Promise<PartnerWord[]> {
  return db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .leftJoin('review_partner as w', join =>
      join.onRef('w.partner_id', '=', 'partner.id').on('w.partnership_review_id', '=', review.id),
    )
    .select(['partner.id as partnerId', 'organisation.name as organisation', 'w.serves'])
    .select(['w.pulls_apart as pullsApart', 'w.gained'])
    .where('partner.partnership_id', '=', review.partnership_id)
    .where('partner.from_day', '<=', review.held_on)
    .where(eb => eb.or([eb('partner.to_day', 'is', null), eb('partner.to_day', '>=', review.held_on)]))
    .orderBy('organisation.name')
    .execute()
}
