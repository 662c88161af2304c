/** Bodies that go into others, part or end: what was announced, what each of them says, and what became of it. */
import { sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Noted } from '../../db/put-back.ts'
import type { Day } from '../../kernel/day.ts'
import type { Sector } from '../organisations/index.ts'

/** A body of a change, and its own word: null while it has given none. Paper that others bring in is not its own word. */
export type ChangedBody = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly sector: Sector
  readonly ends: boolean
  readonly endedOn: Day | null
  readonly agreed: boolean | null
  readonly requestId: string | null
}

export type BodyChange = {
  readonly id: string
  readonly version: number
  readonly lastDay: Day
  readonly because: string
  readonly announcedOn: Day
  readonly announcedBy: string
  readonly heirId: string | null
  readonly doneOn: Day | null
  readonly undoneOn: Day | null
  readonly undoneWhy: string
  readonly keptUntil: Day | null
  readonly bodies: readonly ChangedBody[]
}

async function read(db: Handle, where: ReturnType<typeof sql>): Promise<BodyChange[]> {
  const { rows } = await sql<BodyChange>`
    select c.id, c.version, c.last_day as "lastDay", c.because, c.announced_on as "announcedOn", c.announced_by as "announcedBy",
      c.heir_id as "heirId", c.done_on as "doneOn", c.undone_on as "undoneOn", c.undone_why as "undoneWhy", c.kept_until as "keptUntil",
      (select json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'sector', o.sector, 'ends', b.ends,
          'endedOn', o.ended_on, 'agreed', case when s.proof = 'confirmed' then s.agreed end, 'requestId', s.party_request_id)
          order by b.ends desc, b.id)
        from body_change_body b join organisation o on o.id = b.organisation_id
          left join party_standing s on s.matter = 'organisation.becoming' and s.record_id = c.id and s.organisation_id = o.id
        where b.body_change_id = c.id) as bodies
    from body_change c where ${where} order by c.last_day desc, c.id desc`.execute(db)
  return rows
}

/** One change, or null. */
export async function findChange(db: Handle, id: string): Promise<BodyChange | null> {
  return (await read(db, sql`c.id = ${id}::uuid`))[0] ?? null
}

/** The changes that an organisation is part of, the latest first. */
export async function findChangesOf(db: Handle, organisationId: string): Promise<readonly BodyChange[]> {
  return read(
    db,
    sql`exists (select from body_change_body b where b.body_change_id = c.id and b.organisation_id = ${organisationId}::uuid)`,
  )
}

/** The changes whose last day has passed and that were neither carried out nor called off. */
export async function findDue(db: Handle, today: Day): Promise<readonly BodyChange[]> {
  return read(db, sql`c.last_day < ${today}::date and c.done_on is null and c.undone_on is null`)
}

/** Whether every body named has said itself that it is so. */
export function allAgreed({ bodies }: Pick<BodyChange, 'bodies'>): boolean {
  return bodies.every(({ agreed }) => agreed === true)
}

/** Where a change stands. */
export type ChangeState = 'waits' | 'refused' | 'agreed' | 'done' | 'called-off' | 'taken-back'

export function stateOf(change: BodyChange): ChangeState {
  if (change.undoneOn !== null) return change.doneOn === null ? 'called-off' : 'taken-back'
  if (change.doneOn !== null) return 'done'
  if (change.bodies.some(({ agreed }) => agreed === false)) return 'refused'
  return allAgreed(change) ? 'agreed' : 'waits'
}

/** The bodies that end, and those that follow. */
export const endingOf = ({ bodies }: Pick<BodyChange, 'bodies'>) => bodies.filter(({ ends }) => ends)
export const followingOf = ({ bodies }: Pick<BodyChange, 'bodies'>) => bodies.filter(({ ends }) => !ends)

/** Announces a change; gives its id. */
export async function announce(
  tx: Tx,
  of: {
    readonly lastDay: Day
    readonly because: string
    readonly announcedOn: Day
    readonly announcedBy: string
    readonly heirId: string | null
    readonly ending: readonly string[]
    readonly following: readonly string[]
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('body_change')
    .values({
      id,
      last_day: of.lastDay,
      because: of.because,
      announced_on: of.announcedOn,
      announced_by: of.announcedBy,
      heir_id: of.heirId,
    })
    .execute()
  const bodies = [
    ...of.ending.map(organisation_id => ({ organisation_id, ends: true })),
    ...of.following.map(organisation_id => ({ organisation_id, ends: false })),
  ]
  await tx
    .insertInto('body_change_body')
    .values(bodies.map(one => ({ id: newId(), body_change_id: id, ...one })))
    .execute()
  return id
}

/** Keeps that a change was carried out, and what that changed. */
export async function keepDone(
  tx: Tx,
  id: string,
  done: { readonly on: Day; readonly noted: readonly Noted[]; readonly keptUntil: Day },
): Promise<void> {
  await tx
    .updateTable('body_change')
    .set(eb => ({
      done_on: done.on,
      changed_rows: JSON.stringify(done.noted),
      kept_until: done.keptUntil,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** What carrying a change out made of the rows; locked until the transaction ends. */
export async function changedRowsOf(tx: Tx, id: string): Promise<unknown> {
  const row = await tx
    .selectFrom('body_change')
    .select('changed_rows')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.changed_rows
}

/** Lets go of what would be needed to take changes back whose day for it has passed. */
export async function letGoBefore(tx: Handle, today: Day): Promise<number> {
  const done = await tx
    .updateTable('body_change')
    .set({ changed_rows: '[]' })
    .where('kept_until', '<', today)
    .where(sql<boolean>`changed_rows <> '[]'`)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** An organisation that can be named. `free`: no announced change names it, so that it can be said to end. */
export type Nameable = { readonly value: string; readonly text: string; readonly free: boolean }

/** Organisations that can be named: every one that has not ended and that no announced change is to end. */
export async function nameable(db: Handle, not: string): Promise<readonly Nameable[]> {
  const { rows } = await sql<Nameable>`
    select o.id as value, o.name as text, count(c.id) = 0 as free
    from organisation o left join body_change_body b on b.organisation_id = o.id
      left join body_change c on c.id = b.body_change_id and c.done_on is null and c.undone_on is null
    where o.ended_on is null and o.id <> ${not}::uuid and (o.proposed_in is null or o.proposal_seen_on is not null)
    group by o.id having not coalesce(bool_or(b.ends) filter (where c.id is not null), false)
    order by lower(o.name), o.id`.execute(db)
  return rows
}

/** Waits until nobody else announces or carries out a change of these organisations; gives those of them that are no more. */
export async function holdBodies(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('organisation')
    .select(['id', 'ended_on'])
    .where(eb => eb.cast<string>('id', 'text'), 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Set(rows.filter(({ ended_on }) => ended_on !== null).map(({ id }) => id))
}
