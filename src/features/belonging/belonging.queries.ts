/** Keeping what is part of what: one body at a time, never round in a circle, and nothing lost when a body ends. */
import { sql } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { addDays, type Day, longDay } from '../../kernel/day.ts'
import type { Message } from '../../web/catalogue.ts'
import type { BelongingKind } from '../organisations/index.ts'

/** That one body is part of another from a day to a day. */
export type NewBelonging = {
  readonly childId: string
  readonly parentId: string
  readonly kind: BelongingKind
  readonly from: Day
  readonly to: Day | null
}

/** Waits until nobody else says what is part of what: a circle can be closed at any two of its places at once. */
export async function holdBelongings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('belonging', 0))`.execute(tx)
}

type Days = Pick<NewBelonging, 'from' | 'to'>
const range = ({ from, to }: Days) => sql`daterange(${from}::date, ${to}::date, '[]')`

/**
 * Which ties are compared: those that both bodies have confirmed, and those that one body is in itself. What two others say of one another
 * is nobody else's to know before both have said it.
 */
const known = (reader: string | null) =>
  sql<boolean>`(b.confirmed_on is not null or ${reader}::uuid in (b.organisation_id, b.parent_id))`

/** What a body is part of in some of the days already. */
export type Overlapping = { readonly name: string; readonly from: Day; readonly confirmed: boolean }

/** The body that it is part of in some of these days already, as far as `reader` may know; null where none is. */
export async function findOverlapping(
  db: Handle,
  childId: string,
  days: Days,
  reader: string | null,
  but: string | null = null,
): Promise<Overlapping | null> {
  const { rows } = await sql<Overlapping>`
    select p.name, b.from_day as "from", b.confirmed_on is not null as confirmed from belonging b join organisation p on p.id = b.parent_id
    where b.organisation_id = ${childId}::uuid and b.undone_on is null and b.id is distinct from ${but}::uuid and ${known(reader)}
      and daterange(b.from_day, b.to_day, '[]') && ${range(days)} order by b.from_day, b.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Whether the one would be above itself on some of the days: what is above the parent is followed upwards on the days that all of it holds. */
export async function goesRound(
  db: Handle,
  { childId, parentId, ...days }: Pick<NewBelonging, 'childId' | 'parentId' | 'from' | 'to'>,
  reader: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ round: boolean }>`
    with recursive above(id, during) as (
      select ${parentId}::uuid, ${range(days)}
      union
      select b.parent_id, above.during * daterange(b.from_day, b.to_day, '[]')
      from above join belonging b on b.organisation_id = above.id and b.undone_on is null and ${known(reader)}
        and daterange(b.from_day, b.to_day, '[]') && above.during
      where above.id <> ${childId}::uuid)
    select exists (select from above where id = ${childId}::uuid) as round`.execute(db)
  return rows[0]!.round
}

/** Why both cannot say that it is so, with what stands by now; null where they can. Whoever asks holds all of them (`holdBelongings`). */
export async function standsAgainst(
  db: Handle,
  of: Pick<NewBelonging, 'childId' | 'parentId' | 'from' | 'to'>,
  reader: string | null,
  but: string | null = null,
): Promise<Message | null> {
  const before = await findOverlapping(db, of.childId, of, reader, but)
  if (before)
    return {
      key: before.confirmed ? 'belonging.problem.overlap' : 'belonging.problem.overlap-waits',
      values: { name: before.name, day: longDay(before.from) },
    }
  return (await goesRound(db, of, reader)) ? { key: 'belonging.problem.round' } : null
}

/** Keeps that both have said now that it is so. */
export async function confirmBelonging(tx: Tx, id: string, today: Day): Promise<void> {
  await tx
    .updateTable('belonging')
    .set(eb => ({ confirmed_on: today, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('confirmed_on', 'is', null)
    .where('undone_on', 'is', null)
    .execute()
}

/** Keeps it as it was told; gives its id. */
export async function keepBelonging(tx: Tx, of: NewBelonging, toldOn: Day): Promise<string> {
  const id = newId()
  await tx
    .insertInto('belonging')
    .values({
      id,
      organisation_id: of.childId,
      parent_id: of.parentId,
      kind: of.kind,
      from_day: of.from,
      to_day: of.to,
      told_on: toldOn,
    })
    .execute()
  return id
}

/** Says when it ended, or that it goes on; false where somebody was faster. */
export async function endBelonging(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  to: Day | null,
  because: string,
): Promise<boolean> {
  return changeVersioned(tx, 'belonging', id, version, { to_day: to, ended_because: because })
}

/** Says that it never was so; false where somebody was faster. */
export async function undoBelonging(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  because: string,
  today: Day,
): Promise<boolean> {
  return changeVersioned(tx, 'belonging', id, version, { undone_on: today, undone_because: because })
}

/** Closes what one of the two said no to; false where it was closed before. */
export async function refuseBelonging(
  tx: Tx,
  id: string,
  organisationId: string,
  because: string,
  today: Day,
): Promise<boolean> {
  const done = await tx
    .updateTable('belonging')
    .set(eb => ({
      undone_on: today,
      undone_because: because,
      refused_by: organisationId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('undone_on', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** What is part of a body after a day, with its name: only what both have said is told to others, or goes on under whoever follows. */
export function partsAfter(
  db: Handle,
  parentId: string,
  day: Day,
): Promise<{ id: string; name: string; kind: BelongingKind }[]> {
  return db
    .selectFrom('belonging')
    .innerJoin('organisation', 'organisation.id', 'belonging.organisation_id')
    .select(['organisation.id', 'organisation.name', 'belonging.kind'])
    .where('belonging.parent_id', '=', parentId)
    .where('belonging.undone_on', 'is', null)
    .where(eb => eb.or([eb('belonging.to_day', 'is', null), eb('belonging.to_day', '>', day)]))
    .where('belonging.confirmed_on', 'is not', null)
    .orderBy('organisation.name')
    .execute()
}

/** Ends, with a body, all that it is part of and all that is part of it; what was to begin later never does. */
export async function endWith(
  tx: Tx,
  of: { readonly organisationId: string; readonly lastDay: Day; readonly today: Day; readonly because: string },
): Promise<void> {
  const theirs = sql<boolean>`${of.organisationId}::uuid in (organisation_id, parent_id)`
  await tx
    .updateTable('belonging')
    .set(eb => ({ undone_on: of.today, undone_because: of.because, version: eb('version', '+', 1) }))
    .where(theirs)
    .where('undone_on', 'is', null)
    .where('from_day', '>', of.lastDay)
    .execute()
  await tx
    .updateTable('belonging')
    .set(eb => ({ to_day: of.lastDay, ended_because: of.because, version: eb('version', '+', 1) }))
    .where(theirs)
    .where('undone_on', 'is', null)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', of.lastDay)]))
    .execute()
}

/** The day after which a part of a body that ended is asked whether it is part of whoever follows. */
export const followsFrom = (lastDay: Day): Day => addDays(lastDay, 1)
