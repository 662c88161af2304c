/** What is done to all points that were found: kept with what it made of each, so that it can be told and undone. */
import { sql } from 'kysely'
import type { PointAction } from '../../../analysis/report-counts.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { type Lookup, pointsFound } from './found.queries.ts'

/** What can be done to many points at once. A changed text is decided with its paragraph, where its words stand. */
export const bulkActions = ['noted', 'not-accepted', 'passed-on'] as const satisfies readonly PointAction[]

/** What is about to be done. */
export type ActToDo = {
  readonly consultationId: string
  readonly asked: string
  /** Whether only what was ticked among it. */
  readonly ticked: boolean
  readonly by: string | null
  readonly now: Date
} /** `before`: the code whose place it takes, for everybody who gave that; '' where it is given beside others. */ & (
  | { readonly act: 'code'; readonly code: string; readonly before: string; readonly suggested: boolean }
  | {
      readonly act: 'decide'
      readonly action: (typeof bulkActions)[number]
      readonly reason: string
      readonly passedTo: string
    }
)

/**
 * Does it to what is found, which has been locked; gives the id of the act, and to how many points something was done. Decided are those
 * without an action, and passed on those that may be.
 */
export async function doToAll(
  tx: Tx,
  todo: ActToDo,
  lookup: Lookup,
): Promise<{ readonly id: string; readonly done: number }> {
  const id = newId()
  await tx
    .insertInto('bulk_act')
    .values({
      id,
      created_at: todo.now,
      consultation_id: todo.consultationId,
      act: todo.act,
      asked: todo.asked,
      ticked: todo.ticked,
      done_by: todo.by,
      ...(todo.act === 'code'
        ? { code: todo.code, code_before: todo.before }
        : { action: todo.action, reason: todo.reason, passed_to: todo.passedTo }),
    })
    .execute()
  if (todo.act === 'decide') return { id, done: await decide(tx, id, todo, lookup) }
  return { id, done: await (todo.before === '' ? code : recode)(tx, id, todo, lookup) }
}

type Code = Extract<ActToDo, { act: 'code' }>
type Decide = Extract<ActToDo, { act: 'decide' }>

/** A point that the same reader gave the code before is left as it was. */
async function code(tx: Tx, act: string, { code, by, suggested }: Code, lookup: Lookup): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    with made as (
      insert into point_code (id, point_id, code, coder_id, suggested)
      select gen_random_uuid(), p.id, ${code}, ${by}::uuid, ${suggested}::boolean from ${pointsFound(lookup)}
      on conflict (point_id, code, coder_id) do nothing returning id, point_id
    ), kept as (
      insert into bulk_act_point (id, bulk_act_id, point_id, point_code_id)
      select gen_random_uuid(), ${act}::uuid, point_id, id from made returning 1
    ) select count(*)::integer as done from kept`.execute(tx)
  return rows[0]?.done ?? 0
}

/** A reader who gave a point both codes keeps both; otherwise the new one stands where the other did. */
async function recode(tx: Tx, act: string, { code, before }: Code, lookup: Lookup): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    with moved as (
      update point_code k set code = ${code} where k.code = ${before} and k.point_id in (select p.id from ${pointsFound(lookup)})
        and not exists (select from point_code o where o.point_id = k.point_id and o.coder_id = k.coder_id and o.code = ${code})
      returning k.id, k.point_id
    ), kept as (
      insert into bulk_act_point (id, bulk_act_id, point_id, point_code_id)
      select gen_random_uuid(), ${act}::uuid, point_id, id from moved returning point_id
    ) select count(distinct point_id)::integer as done from kept`.execute(tx)
  return rows[0]?.done ?? 0
}

async function decide(tx: Tx, act: string, todo: Decide, lookup: Lookup): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    with made as (
      insert into point_action (id, point_id, action, reason, passed_to, decided_by, decided_at)
      select gen_random_uuid(), p.id, ${todo.action}, ${todo.reason}, ${todo.passedTo}, ${todo.by}::uuid, ${todo.now}::timestamptz
      from ${pointsFound(lookup)} and a.id is null and (${todo.action !== 'passed-on'}::boolean or r.may_pass_on)
      returning id, point_id
    ), changed as (
      update point set version = version + 1 where id in (select point_id from made) returning id
    ), kept as (
      insert into bulk_act_point (id, bulk_act_id, point_id, point_action_id)
      select gen_random_uuid(), ${act}::uuid, point_id, id from made returning 1
    ) select count(*)::integer as done from kept`.execute(tx)
  return rows[0]?.done ?? 0
}
