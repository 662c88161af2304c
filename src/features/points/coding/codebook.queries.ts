/** The codes of a consultation with what they mean, and what became of them. */
import { type RawBuilder, sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** A code of the codebook. Its counts are of the points that its reader may see. */
export type Code = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly description: string
  readonly parentId: string | null
  readonly points: number
  readonly coders: number
}

/**
 * Every code that was written into the codebook, or given to a point that the reader may see, in the order of the alphabet: a code that was
 * only given to what was said in confidence is not told.
 */
export async function listCodes(db: Handle, consultationId: string, sees: boolean): Promise<Code[]> {
  const { rows } = await sql<Code>`
    select c.id, c.version, c.name, c.description, c.parent_id as "parentId",
      coalesce(u.points, 0)::integer as points, coalesce(u.coders, 0)::integer as coders
    from codebook_code c left join (
      select k.code, count(distinct k.point_id) as points, count(distinct k.coder_id) as coders
      from point_code k join point p on p.id = k.point_id
      join response r on r.id = p.response_id and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)
      where p.consultation_id = ${consultationId}::uuid group by k.code) u on u.code = c.name
    where c.consultation_id = ${consultationId}::uuid and (c.written or u.points > 0)
    order by hub_order(c.name) collate "C", c.name`.execute(db)
  return rows
}

/** What is written of a code. */
export type Written = { readonly name: string; readonly description: string; readonly parent_id: string | null }

/** Writes a new code into the codebook; one of that name that nobody wrote yet is taken over. Gives its id. */
export async function writeCode(tx: Tx, consultationId: string, written: Written): Promise<string> {
  const { id } = await tx
    .insertInto('codebook_code')
    .values({ id: newId(), consultation_id: consultationId, ...written, written: true })
    .onConflict(conflict =>
      conflict
        .columns(['consultation_id', 'name'])
        .doUpdateSet(eb => ({ ...written, written: true, version: eb('codebook_code.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Who changes codes. */
export type Changing = { readonly consultationId: string; readonly by: string | null; readonly now: Date }

/** Changes what is written of a code, and its name wherever it was given; false where somebody changed it meanwhile. */
export async function rewriteCode(
  tx: Tx,
  code: Code,
  version: number,
  to: Written,
  changing: Changing,
): Promise<boolean> {
  const told = await areTold(tx, changing.consultationId, [code.name])
  // One of that name that nobody wrote, and this reader may not see, becomes one with it: to say that it is there would tell of it.
  await sql`delete from codebook_code where consultation_id = ${changing.consultationId}::uuid and name = ${to.name}
    and not written and id <> ${code.id}::uuid`.execute(tx)
  if (!(await changeVersioned(tx, 'codebook_code', code.id, version, { ...to, written: true }))) return false
  if (to.name === code.name) return true
  await giveInPlaceOf(tx, code.name, to.name, changing.consultationId)
  await noteChange(
    tx,
    { kind: 'renamed', codeId: code.id, from: code.name, to: to.name, inConfidence: !told },
    changing,
  )
  return true
}

/**
 * Puts a code into another: whoever gave it has given the other, and what stood under it stands under that. One that stood below it, however
 * deep, comes to stand where it stood.
 */
export async function mergeCode(tx: Tx, code: Code, into: Code, changing: Changing): Promise<void> {
  const told = await areTold(tx, changing.consultationId, [code.name, into.name])
  await giveInPlaceOf(tx, code.name, into.name, changing.consultationId)
  await sql`with recursive above as (
      select id, parent_id from codebook_code where id = ${into.id}::uuid
      union select o.id, o.parent_id from codebook_code o join above a on o.id = a.parent_id)
    update codebook_code c set version = version + 1,
      parent_id = case when c.id = ${into.id}::uuid then ${code.parentId}::uuid else ${into.id}::uuid end
    where c.parent_id = ${code.id}::uuid or (c.id = ${into.id}::uuid and exists (select from above where id = ${code.id}::uuid))`.execute(
    tx,
  )
  await sql`update codebook_change set code_id = ${into.id}::uuid where code_id = ${code.id}::uuid`.execute(tx)
  await sql`delete from codebook_code where id = ${code.id}::uuid`.execute(tx)
  await noteChange(
    tx,
    { kind: 'merged', codeId: into.id, from: code.name, to: into.name, inConfidence: !told },
    changing,
  )
}

/** Whether all these codes are told to whoever may not read what was said in confidence. */
async function areTold(tx: Tx, consultationId: string, names: readonly string[]): Promise<boolean> {
  const told = new Set((await listCodes(tx, consultationId, false)).map(({ name }) => name))
  return names.every(name => told.has(name))
}

/** The code under which each stands, by their ids: those too that a reader is not told of. */
export async function loadParents(db: Handle, consultationId: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('codebook_code')
    .select(['id', 'parent_id'])
    .where('consultation_id', '=', consultationId)
    .execute()
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]))
}

/** Notes that some points went from one code to another, by an act on all that were found. */
export async function noteDivided(tx: Tx, act: string, from: string, to: string, changing: Changing): Promise<void> {
  const { rows } = await sql`select from bulk_act_point m join point p on p.id = m.point_id
    join response r on r.id = p.response_id and not r.confidential where m.bulk_act_id = ${act}::uuid limit 1`.execute(
    tx,
  )
  const code = await tx
    .selectFrom('codebook_code')
    .select('id')
    .where('consultation_id', '=', changing.consultationId)
    .where('name', '=', from)
    .executeTakeFirst()
  await noteChange(
    tx,
    { kind: 'divided', codeId: code?.id ?? null, from, to, inConfidence: rows.length === 0 },
    changing,
  )
}

type Noted = Pick<CodeChange, 'kind' | 'from' | 'to'> & {
  readonly codeId: string | null
  readonly inConfidence: boolean
}

/** Notes what became of a code. */
async function noteChange(
  tx: Tx,
  { kind, codeId, from, to, inConfidence }: Noted,
  { consultationId, by, now }: Changing,
): Promise<void> {
  await tx
    .insertInto('codebook_change')
    .values({
      id: newId(),
      created_at: now,
      consultation_id: consultationId,
      code_id: codeId,
      kind,
      from_name: from,
      to_name: to,
      in_confidence: inConfidence,
      changed_by: by,
    })
    .execute()
}

/** One code in the place of another, for every reader who gave it; who had given both keeps one. */
async function giveInPlaceOf(tx: Tx, from: string, to: string, consultationId: string): Promise<void> {
  const here = sql`point_id in (select id from point where consultation_id = ${consultationId}::uuid)`
  await sql`delete from point_code one where code = ${from} and ${here} and exists (
    select from point_code other where other.point_id = one.point_id and other.coder_id = one.coder_id and other.code = ${to})`.execute(
    tx,
  )
  await sql`update point_code set code = ${to} where code = ${from} and ${here}`.execute(tx)
}

/** What became of a code. */
export type CodeChange = {
  readonly kind: 'renamed' | 'merged' | 'divided'
  readonly from: string
  readonly to: string
  readonly at: Date
  readonly by: string | null
}

/** What became of the codes that these ids name, the last first; no name that was given only in confidence, unless the reader may see that. */
export async function listChanges(db: Handle, codeIds: readonly string[], sees: boolean): Promise<CodeChange[]> {
  const { rows } = await sql<CodeChange>`
    select c.kind, c.from_name as "from", c.to_name as "to", c.created_at as at, p.name as by
    from codebook_change c left join person p on p.id = c.changed_by
    where c.code_id = any(${sql.val(codeIds)}::uuid[]) and (${sees}::boolean or not c.in_confidence) order by c.created_at desc, c.id desc`.execute(
    db,
  )
  return rows
}

/** A point to which two readers gave other codes. */
export type Differing = {
  readonly number: number
  readonly text: string
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** Points that both readers coded, and not alike, as far as whoever asks may see them. */
function differing(
  consultationId: string,
  sees: boolean,
  [first, second]: readonly [string, string],
): RawBuilder<unknown> {
  const codes = (coder: string) =>
    sql`(select array_agg(k.code order by k.code) from point_code k where k.point_id = p.id and k.coder_id = ${coder}::uuid and not k.suggested)`
  return sql`(select p.number, p.text, ${codes(first)} as first, ${codes(second)} as second from point p
    join response r on r.id = p.response_id and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)
    where p.consultation_id = ${consultationId}::uuid) d where d.first <> d.second`
}

/** How many those are. */
export async function countDiffering(
  db: Handle,
  consultationId: string,
  sees: boolean,
  pair: readonly [string, string],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${differing(consultationId, sees, pair)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Those on one page, by their numbers. */
export async function listDiffering(
  db: Handle,
  consultationId: string,
  sees: boolean,
  pair: readonly [string, string],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Differing[]> {
  const { rows } = await sql<Differing>`
    select d.* from ${differing(consultationId, sees, pair)} order by d.number limit ${limit} offset ${offset}`.execute(
    db,
  )
  return rows
}
