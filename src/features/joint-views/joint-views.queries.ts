/** Joint views, with the consultation, the decision they rest on, its minority views, and what partners say. */
import { type Selectable, sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { JointViewTable } from '../../db/tables.ts'
import type { Day } from '../../kernel/day.ts'
import { standsInTheOpen, takenInTheOpen } from '../partnerships/index.ts'

/** What a partner that was asked says; null while it has not answered. */
export type Joins = { readonly organisation: string; readonly agreed: boolean | null; readonly own: boolean }

/** A joint view as its page tells it. `minority`: views kept with the decision. */
export type JointView = Selectable<JointViewTable> & {
  readonly consultation: string
  readonly slug: string
  readonly decision: string
  readonly decidedOn: Day
  /** Whether anybody may read the decision. */
  readonly inTheOpen: boolean
  /** Whether the response whose receipt was shown stands, and not in confidence. */
  readonly given: boolean
  readonly minority: readonly { readonly seat: string; readonly text: string }[]
  readonly partners: readonly Joins[]
}

/** The joint views of a partnership, the latest first. */
export async function findJointViews(db: Handle, partnershipId: string): Promise<JointView[]> {
  const { rows } = await sql<JointView>`
    select j.*, c.title as consultation, c.slug, decision.text as decision, decision.decided_on as "decidedOn",
      ${standsInTheOpen} as "inTheOpen",
      exists (select from response r where r.id = j.response_id and r.state <> 'withdrawn' and not r.confidential) as given,
      (select coalesce(json_agg(json_build_object('seat', seat.name, 'text', v.text) order by seat.name), '[]')
        from minority_view v join seat on seat.id = v.seat_id where v.decision_id = j.decision_id and ${takenInTheOpen}) as minority,
      (select coalesce(json_agg(json_build_object('organisation', o.name, 'agreed', s.agreed, 'own', s.proof = 'confirmed') order by o.name), '[]')
        from party_standing s join organisation o on o.id = s.organisation_id
        where s.matter = 'partnership.joint-view' and s.record_id = j.id) as partners
    from joint_view j join consultation c on c.id = j.consultation_id join decision on decision.id = j.decision_id
    where j.partnership_id = ${partnershipId} order by j.put_on desc, j.id desc`.execute(db)
  return rows
}

/** Consultations that can be answered today and that the partnership has not answered together. */
export async function consultationsToAnswer(db: Handle, partnershipId: string, today: Day) {
  const { rows } = await sql<{ id: string; title: string; slug: string; closesOn: Day | null }>`
    select c.id, c.title, c.slug, c.closes_on as "closesOn" from consultation c
    where c.published_at is not null and c.state <> 'withdrawn' and c.opens_on <= ${today}::date
      and (c.closes_on is null or c.closes_on >= ${today}::date)
      and not exists (select from joint_view j where j.consultation_id = c.id and j.partnership_id = ${partnershipId} and j.withdrawn_on is null)
    order by c.closes_on, c.id`.execute(db)
  return rows
}

/** Whether the receipt of a response shows another joint view that stands. */
export async function showsAnother(db: Handle, { id }: Pick<JointView, 'id'>, responseId: string): Promise<boolean> {
  const other = await db
    .selectFrom('joint_view')
    .select('id')
    .where('response_id', '=', responseId)
    .where('withdrawn_on', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst()
  return other !== undefined
}

/** Keeps a joint view, and gives its id. */
export async function keepJointView(
  tx: Tx,
  view: Pick<JointView, 'partnership_id' | 'consultation_id' | 'decision_id' | 'view' | 'put_on'>,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('joint_view')
    .values({ id, ...view })
    .execute()
  return id
}
