/** Codes as the machine suggests them: what they are learned from, and what was found. Learned only from what was not said in confidence. */
import { sql } from 'kysely'
import type { Suggested } from '../../../analysis/suggest-codes.ts'
import { inParts } from '../../../db/in-parts.ts'
import type { Db, Handle, Tx } from '../../../db/open.ts'

/** A consultation whose suggestions are to be made. */
export type ToSuggest = { readonly consultationId: string; readonly stamp: string }

/**
 * Consultations in which points were coded, made or taken away since suggestions were last made, or their codes are others now, or what is
 * learned from: a response that was put in confidence teaches nothing any more.
 */
export async function findToSuggest(db: Db): Promise<ToSuggest[]> {
  const { rows } = await sql<ToSuggest>`
    with coded as (
      select p.consultation_id, md5(sum(hashtextextended(k.point_id || k.code || (r.confidential or r.state = 'withdrawn'), 0))
        || ' ' || (select count(*) || ' ' || max(number) from point o where o.consultation_id = p.consultation_id)) as stamp
      from point_code k join point p on p.id = k.point_id join response r on r.id = p.response_id
      join consultation c on c.id = p.consultation_id and c.state in ('open', 'closed', 'analysing')
      group by 1)
    select c.consultation_id as "consultationId", c.stamp
    from coded c left join code_suggesting s using (consultation_id) where s.stamp is distinct from c.stamp order by 1`.execute(
    db,
  )
  return rows
}

type Read = { readonly id: string; readonly number: number; readonly text: string; readonly codes: readonly string[] }

/** Points with the codes that people gave them, some at a time; `learn` leaves out what was said in confidence, and what nobody has coded. */
export function codedPoints(db: Db, consultationId: string, learn: boolean) {
  return inParts(
    async (after: number | null, limit) => {
      const { rows } = await sql<Read>`
        select p.id, p.number, p.folded as text,
          array(select distinct k.code from point_code k where k.point_id = p.id) as codes
        from point p join response r on r.id = p.response_id and r.state <> 'withdrawn'
        where p.consultation_id = ${consultationId}::uuid and p.number > ${after ?? 0}
          and (not ${learn}::boolean or (not r.confidential and exists (select from point_code k where k.point_id = p.id)))
        order by p.number limit ${limit}`.execute(db)
      return rows
    },
    ({ number }) => number,
  )
}

/** A suggestion for a point. */
export type Suggestion = Suggested & { readonly pointId: string }

/** Most rows in one statement. */
const AT_ONCE = 5_000

/** Keeps what was found in place of what was found before. */
export async function keepSuggestions(
  tx: Tx,
  { consultationId, stamp }: ToSuggest,
  found: readonly Suggestion[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('code_suggestion').where('consultation_id', '=', consultationId).execute()
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const few = found.slice(at, at + AT_ONCE)
    // A point that was taken away meanwhile is left out.
    await sql`
      insert into code_suggestion (consultation_id, point_id, code, sure)
      select ${consultationId}::uuid, s.* from unnest(${few.map(({ pointId }) => pointId)}::uuid[], ${few.map(({ code }) => code)}::text[],
        ${few.map(({ sure }) => sure)}::real[]) s (point_id, code, sure)
      where exists (select from point p where p.id = s.point_id)`.execute(tx)
  }
  await sql`
    insert into code_suggesting (consultation_id, stamp, made_at) values (${consultationId}::uuid, ${stamp}, ${now}::timestamptz)
    on conflict (consultation_id) do update set stamp = excluded.stamp, made_at = excluded.made_at`.execute(tx)
}

/** For how many points each code is suggested that nobody gave them, as far as the reader may see them. */
export async function countSuggested(
  db: Handle,
  consultationId: string,
  sees: boolean,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select s.code, count(*)::integer as count from code_suggestion s
    join point p on p.id = s.point_id
    join response r on r.id = p.response_id and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)
    where s.consultation_id = ${consultationId}::uuid
      and not exists (select from point_code k where k.point_id = s.point_id and k.code = s.code)
    group by s.code order by s.code`.execute(db)
  return new Map(rows.map(({ code, count }) => [code, count]))
}

/** The codes suggested for a point that nobody gave it, the surest first. */
export async function suggestedFor(db: Handle, pointId: string): Promise<Suggested[]> {
  const { rows } = await sql<Suggested>`
    select s.code, s.sure from code_suggestion s where s.point_id = ${pointId}::uuid
      and not exists (select from point_code k where k.point_id = s.point_id and k.code = s.code)
    order by s.sure desc, s.code`.execute(db)
  return rows
}
