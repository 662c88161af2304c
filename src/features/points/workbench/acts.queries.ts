/** What was done to many points or texts at once: told to whoever may see what it was done to, and undone where it still stands. */
import { type RawBuilder, sql } from 'kysely'
import type { PointAction } from '../../../analysis/report-counts.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Window } from '../../../web/list.ts'
import { questionOf, readQuestion } from './asking.ts'
import { seenTexts, standingTexts, undoTexts, untouched } from './text-acts.queries.ts'

/** An act as it is told. Its counts are of the points that the reader may see. */
export type Act = {
  readonly id: string
  readonly doneAt: Date
  readonly by: string | null
  readonly act: 'decide' | 'code' | 'split' | 'read'
  readonly asked: string
  /** Whether only what was ticked among it; null where that is not known. */
  readonly ticked: boolean | null
  readonly code: string
  readonly codeBefore: string
  readonly action: PointAction | ''
  readonly reason: string
  readonly passedTo: string
  /** To how many points it was done, or how many it made; how many responses it noted as read. */
  readonly points: number
  /** Of how many it still stands as it was done, so that it can be undone. */
  readonly stands: number
  readonly undone: number
}

const standing = sql`(m.undone_at is null and coalesce(k.code = d.code, a.version = 1, false))`

function seenPoints(sees: boolean): RawBuilder<unknown> {
  return sql`bulk_act_point m join bulk_act d on d.id = m.bulk_act_id join point p on p.id = m.point_id
    join response r on r.id = p.response_id and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)
    left join point_action a on a.id = m.point_action_id left join point_code k on k.id = m.point_code_id`
}

/**
 * Acts of a consultation, the last first; those that did nothing to what the reader may see are not among them, and a response that the
 * points were found by is not told to whoever may not read it.
 */
export async function listActs(
  db: Handle,
  consultationId: string,
  sees: boolean,
  { limit, offset }: Window,
  id: string | null = null,
): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select b.id, b.created_at as "doneAt", w.name as by, b.act, b.asked, b.ticked, b.code, b.code_before as "codeBefore", b.action, b.reason, b.passed_to as "passedTo",
      s.points, s.stands, s.undone
    from bulk_act b left join person w on w.id = b.done_by
    cross join lateral (
      select count(distinct p.id)::integer as points, count(distinct p.id) filter (where ${standing})::integer as stands,
        count(distinct p.id) filter (where m.undone_at is not null)::integer as undone
      from ${seenPoints(sees)} where m.bulk_act_id = b.id
      union all
      select sum(case d.act when 'split' then m.points else 1 end)::integer, sum(${standingTexts})::integer,
        sum(case when d.act = 'split' then m.undone when m.undone_at is null then 0 else 1 end)::integer
      from ${seenTexts(sees)} where m.bulk_act_id = b.id) s
    where b.consultation_id = ${consultationId}::uuid and s.points > 0 and (${id}::uuid is null or b.id = ${id}::uuid)
    order by b.created_at desc, b.id desc limit ${limit} offset ${offset}`.execute(db)
  if (sees) return rows
  const named = rows.flatMap(({ asked }) => readQuestion(asked).alike ?? [])
  const readable = await readableReferences(db, consultationId, named)
  return rows.map(row => {
    const question = readQuestion(row.asked)
    const told = question.alike === undefined || readable.has(question.alike)
    return told ? row : { ...row, asked: questionOf({ ...question, alike: undefined }), ticked: row.ticked || null }
  })
}

/** Those of these responses that everybody who reads responses may read. */
async function readableReferences(
  db: Handle,
  consultationId: string,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set()
  const rows = await db
    .selectFrom('response')
    .select('reference')
    .where('consultation_id', '=', consultationId)
    .where('reference', 'in', references)
    .where('confidential', '=', false)
    .execute()
  return new Set(rows.map(({ reference }) => reference))
}

/** How many acts a reader may see. */
export async function countActs(db: Handle, consultationId: string, sees: boolean): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from bulk_act b where b.consultation_id = ${consultationId}::uuid
      and (exists (select from ${seenPoints(sees)} where m.bulk_act_id = b.id)
        or exists (select from ${seenTexts(sees)} where m.bulk_act_id = b.id))`.execute(db)
  return rows[0]?.count ?? 0
}

/** The numbers of points that cannot be undone, because something was done to them since. */
export async function inTheWay(db: Handle, actId: string, sees: boolean, most: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select distinct p.number from ${seenPoints(sees)} where m.bulk_act_id = ${actId}::uuid and m.undone_at is null and not ${standing}
    union
    select p.number from ${seenTexts(sees)} join point p on p.made_in = d.id and p.response_id = m.response_id and p.source = m.source
    where d.id = ${actId}::uuid and not ${untouched}
    order by 1 limit ${most}`.execute(db)
  return rows.map(({ number }) => number)
}

/** Undoes an act where it still stands, as far as who undoes it may see; gives how many points that were. */
export async function undo(
  tx: Tx,
  actId: string,
  { sees, by, now }: { readonly sees: boolean; readonly by: string | null; readonly now: Date },
): Promise<number> {
  const texts = await undoTexts(tx, actId, { sees, by, now })
  if (texts > 0) return texts
  const { rows } = await sql<{ id: string; action: string | null; code: string | null; point: string; before: string }>`
    select m.id, m.point_action_id as action, m.point_code_id as code, m.point_id as point, d.code_before as before
    from ${seenPoints(sees)} where m.bulk_act_id = ${actId}::uuid and ${standing}`.execute(tx)
  if (rows.length === 0) return 0
  const ids = (of: (row: (typeof rows)[number]) => string | null) =>
    sql`${sql.val(rows.map(of).filter(Boolean))}::uuid[]`
  await sql`update bulk_act_point set undone_at = ${now}::timestamptz, undone_by = ${by}::uuid
    where id = any(${ids(({ id }) => id)})`.execute(tx)
  await sql`delete from point_action where id = any(${ids(({ action }) => action)})`.execute(tx)
  const before = rows[0]!.before
  const codes = ids(({ code }) => code)
  // Who gave the earlier code again meanwhile has it once.
  if (before !== '')
    await sql`update point_code k set code = ${before} where k.id = any(${codes}) and not exists (
      select from point_code o where o.point_id = k.point_id and o.coder_id = k.coder_id and o.code = ${before})`.execute(
      tx,
    )
  else await sql`delete from point_code where id = any(${codes})`.execute(tx)
  await sql`update point set version = version + 1 where id = any(${ids(row => (row.action ? row.point : null))})`.execute(
    tx,
  )
  return new Set(rows.map(({ point }) => point)).size
}
