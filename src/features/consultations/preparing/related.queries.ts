/** Other consultations near this one, and what is done about each. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Consultation } from '../consultation.queries.ts'

/** What can be done about another consultation. */
export const relatedAnswers = ['linked', 'combined', 'accepted'] as const
export type RelatedAnswer = (typeof relatedAnswers)[number]

/** Another public consultation within a year of this one. */
export type Near = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly opens_on: Day
  readonly closes_on: Day
  readonly overlaps: boolean
  readonly sameTopic: boolean
  readonly answer: RelatedAnswer | null
  readonly reason: string | null
}

/** Others that are open at the same time or on the same topic, those without an answer first. */
export async function findNear(db: Handle, { id }: Pick<Consultation, 'id'>): Promise<Near[]> {
  const { rows } = await sql<Near>`
    select o.id, o.slug, o.title, o.opens_on, o.closes_on, r.answer, r.reason,
      daterange(o.opens_on, o.closes_on, '[]') && daterange(c.opens_on, c.closes_on, '[]') as overlaps,
      c.topic <> '' and lower(o.topic) = lower(c.topic) as "sameTopic"
    from consultation c join consultation o on o.id <> c.id and o.state <> 'withdrawn'
      and (o.published_at is not null or o.listed_on is not null) and o.closes_on is not null
      left join lateral (select answer, reason from related_consultation
        where (consultation_id = c.id and other_id = o.id) or (consultation_id = o.id and other_id = c.id)
        order by consultation_id = c.id desc limit 1) r on true
    where c.id = ${id} and o.opens_on between c.opens_on - 365 and c.closes_on + 365
      and (r.answer is not null or (c.topic <> '' and lower(o.topic) = lower(c.topic))
        or daterange(o.opens_on, o.closes_on, '[]') && daterange(c.opens_on, c.closes_on, '[]'))
    order by r.answer is not null, o.opens_on, o.id limit 100`.execute(db)
  return rows
}

/** Consultations linked with this one, from either side; both pages show the link. */
export async function findLinked(db: Handle, consultationId: string): Promise<{ slug: string; title: string }[]> {
  const { rows } = await sql<{ slug: string; title: string }>`
    select distinct o.slug, o.title from related_consultation r
      join consultation o on o.id = case when r.consultation_id = ${consultationId} then r.other_id else r.consultation_id end
    where ${consultationId} in (r.consultation_id, r.other_id) and r.answer in ('linked', 'combined')
      and o.state <> 'withdrawn' and (o.published_at is not null or o.listed_on is not null) order by o.title`.execute(
    db,
  )
  return rows
}

/** Keeps what is done about another consultation; a later answer takes the place of the earlier one. Gives its id. */
export async function answerNear(
  tx: Tx,
  consultationId: string,
  of: { readonly otherId: string; readonly answer: RelatedAnswer; readonly reason: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('related_consultation')
    .values({
      id: newId(),
      consultation_id: consultationId,
      other_id: of.otherId,
      answer: of.answer,
      reason: of.reason,
    })
    .onConflict(conflict =>
      conflict.columns(['consultation_id', 'other_id']).doUpdateSet(eb => ({
        answer: of.answer,
        reason: of.reason,
        version: eb('related_consultation.version', '+', 1),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
