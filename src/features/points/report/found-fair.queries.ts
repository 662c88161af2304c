/** What each target group found of taking part, as coarse as it is told: worked out once, when the report is published. */
import { sql } from 'kysely'
import { type Agreeing, tellable } from '../../../analysis/halves.ts'
import type { Handle } from '../../../db/open.ts'

/** By the id of a target group: whether more than half of those who answered agree, half or fewer, or it would tell too much of few. */
export type FoundFair = Readonly<Record<string, 'more' | 'half' | 'few'>>

/** Works it out from the responses that stand and were not given in confidence; null where the form does not ask. */
export async function foundFairNow(db: Handle, consultationId: string): Promise<FoundFair | null> {
  const { rows } = await sql<{ all: Agreeing; groups: readonly (Agreeing & { id: string })[] | null }>`
    with said as (
      select r.answers->fair.id::text->>'choice' in ('1', '2') as agrees, r.answers->which.id::text->'choices' as groups
      from question fair
        join question which on which.consultation_id = fair.consultation_id and which.asks = 'groups'
        join response r on r.consultation_id = fair.consultation_id and r.state <> 'withdrawn' and not r.confidential
          and r.answers->fair.id::text->>'choice' in ('1', '2', '3', '4', '5')
      where fair.consultation_id = ${consultationId}::uuid and fair.asks = 'fair')
    select (select json_build_object('answered', count(*), 'agreed', count(*) filter (where agrees)) from said) as all,
      (select json_agg(json_build_object('id', g.id, 'answered', own.answered, 'agreed', own.agreed) order by g.id)
        from target_group g cross join lateral (
          select count(*) as answered, count(*) filter (where agrees) as agreed from said where said.groups ? g.id::text) own
        where g.consultation_id = ${consultationId}::uuid) as groups
    where (select count(distinct asks) from question
      where consultation_id = ${consultationId}::uuid and asks in ('fair', 'groups')) = 2`.execute(db)
  const [found] = rows
  if (!found?.groups) return null
  const told = tellable(found.all, new Map(found.groups.map(({ id, answered }) => [id, answered])))
  return Object.fromEntries(
    found.groups.map(({ id, answered, agreed }) => [
      id,
      !told.has(id) ? 'few' : agreed * 2 > answered ? 'more' : 'half',
    ]),
  )
}
