/** What each target group found of taking part, as coarse as it is told: worked out once, when the report is published. */
import { sql } from 'kysely'
import { USUAL_LIMIT } from '../../../analysis/published.ts'
import type { Handle } from '../../../db/open.ts'

/** Of fewer answers nothing is told: "more than half" of these leaves a count open over the whole width, whoever knows one of them. */
const ENOUGH = 2 * USUAL_LIMIT

/** By the id of a target group: whether more than half of those who answered agree, half or fewer, or too few answered. */
export type FoundFair = Readonly<Record<string, 'more' | 'half' | 'few'>>

/** Works it out from the responses that stand and were not given in confidence; null where the form does not ask. */
export async function foundFairNow(db: Handle, consultationId: string): Promise<FoundFair | null> {
  const { rows } = await sql<{ id: string; answered: number; agreed: number }>`
    select g.id, count(r.id)::integer as answered, count(r.id) filter (where r.answers->fair.id::text->>'choice' in ('1', '2'))::integer as agreed
    from question fair
      join question which on which.consultation_id = fair.consultation_id and which.asks = 'groups'
      join target_group g on g.consultation_id = fair.consultation_id
      left join response r on r.consultation_id = fair.consultation_id and r.state <> 'withdrawn' and not r.confidential
        and r.answers->fair.id::text->>'choice' in ('1', '2', '3', '4', '5') and r.answers->which.id::text->'choices' ? g.id::text
    where fair.consultation_id = ${consultationId}::uuid and fair.asks = 'fair'
    group by g.id`.execute(db)
  if (rows.length === 0) return null
  return Object.fromEntries(
    rows.map(({ id, answered, agreed }) => [id, answered < ENOUGH ? 'few' : agreed * 2 > answered ? 'more' : 'half']),
  )
}
