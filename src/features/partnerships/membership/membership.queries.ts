/** The membership list of a partnership while it waits for its check, and what it is checked against. */
import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import { findDoubles, type Sector } from '../../organisations/index.ts'
import type { Cells, Columns } from './columns.ts'
import type { Known, Sitting } from './faults.ts'
import type { Row } from './proposal.ts'

/** A list as it was read. */
export type MembershipList = {
  readonly id: string
  readonly version: number
  /** The name of its file; '' for a table that was pasted. */
  readonly source: string
  readonly headed: boolean
  readonly cells: Cells
  readonly columns: Columns
  /** The last day on which it waits for its check. */
  readonly keptUntil: Day
}

/** The list that waits for its check; null where there is none. */
export async function findList(db: Handle, partnershipId: string): Promise<MembershipList | null> {
  const row = await db
    .selectFrom('membership_list')
    .select(['id', 'version', 'source', 'headed', 'cells', 'columns', 'kept_until as keptUntil'])
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row ? { ...row, cells: row.cells as Cells, columns: row.columns as Columns } : null
}

/** Keeps a list for its check, in the place of an earlier one; gives its id. */
export async function keepList(
  tx: Tx,
  partnershipId: string,
  list: Pick<MembershipList, 'source' | 'headed' | 'cells' | 'columns' | 'keptUntil'>,
): Promise<string> {
  const id = newId()
  await forgetList(tx, partnershipId)
  await tx
    .insertInto('membership_list')
    .values({
      id,
      partnership_id: partnershipId,
      source: list.source,
      headed: list.headed,
      cells: JSON.stringify(list.cells),
      columns: JSON.stringify(list.columns),
      kept_until: list.keptUntil,
    })
    .execute()
  return id
}

/** Says what the columns of a list hold; false where somebody said otherwise meanwhile. */
export async function changeColumns(
  tx: Tx,
  { id, version }: Pick<MembershipList, 'id' | 'version'>,
  change: Pick<MembershipList, 'headed' | 'columns'>,
): Promise<boolean> {
  return changeVersioned(tx, 'membership_list', id, version, { ...change, columns: JSON.stringify(change.columns) })
}

/** Lets a list go: it has been taken over, or is not wanted. */
export async function forgetList(tx: Tx, partnershipId: string): Promise<void> {
  await tx.deleteFrom('membership_list').where('partnership_id', '=', partnershipId).execute()
}

/** Deletes the lists that have waited for their check until their day; gives what went, with whose partnership it was. */
export async function forgetOldLists(
  tx: Tx,
  before: Day,
): Promise<{ readonly id: string; readonly partnershipId: string }[]> {
  return tx
    .deleteFrom('membership_list')
    .where('kept_until', '<', before)
    .returning(['id', 'partnership_id as partnershipId'])
    .execute()
}

/** What the rows are checked against: organisations of like name, people of the board with those addresses, seats that are there. */
export async function knownOf(db: Handle, partnershipId: string, rows: readonly Row[]): Promise<Known> {
  const names = [...new Set(rows.map(({ organisation }) => organisation).filter(name => name !== ''))]
  const found = await Promise.all(names.map(async name => [name, await findDoubles(db, name)] as const))
  const emails = [...new Set(rows.flatMap(row => [row.holder_email, row.deputy_email]).filter(Boolean))].map(email =>
    email.toLowerCase(),
  )
  const people = emails.length === 0 ? [] : await sittingOf(db, partnershipId, emails)
  const seats = await db
    .selectFrom('seat')
    .select('name')
    .where('partnership_id', '=', partnershipId)
    .where('to_day', 'is', null)
    .execute()
  return {
    organisations: new Map(found),
    people: new Map(people.map(({ email, ...sitting }) => [email, sitting])),
    seats: new Set(seats.map(({ name }) => fold(name))),
  }
}

/** Those of some addresses who hold or have held a seat of a partnership, or stood in for somebody there. */
async function sittingOf(
  db: Handle,
  partnershipId: string,
  emails: readonly string[],
): Promise<(Sitting & { readonly email: string })[]> {
  const { rows } = await sql<Sitting & { readonly email: string }>`
    select lower(person.email) as email, person.name, coalesce((
      select json_agg(json_build_object('seat', seat.name, 'from', holding.from_day, 'to', holding.to_day) order by holding.from_day)
      from holding join seat on seat.id = holding.seat_id
      where holding.person_id = person.id and seat.partnership_id = ${partnershipId}), '[]') as holds
    from person
    where lower(person.email) in (${sql.join(emails)}) and exists (
      select from seat join holding on holding.seat_id = seat.id left join substitute on substitute.holding_id = holding.id
      where seat.partnership_id = ${partnershipId} and person.id in (holding.person_id, substitute.person_id))`.execute(
    db,
  )
  return rows
}

/** Stakeholders marked as partners whose organisation is none yet, as rows to begin with. */
export async function stakeholdersToSeat(db: Handle, partnershipId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('stakeholder')
    .select('name')
    .where('partnership_id', '=', partnershipId)
    .where('answer', '=', 'partner')
    .orderBy('name')
    .execute()
  const partners = await db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .select('organisation.name')
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.to_day', 'is', null)
    .execute()
  const there = new Set(partners.map(({ name }) => fold(name)))
  return rows.map(({ name }) => name).filter(name => !there.has(fold(name)))
}

/** An organisation of the directory by its slug. */
export async function organisationBySlug(
  db: Handle,
  slug: string,
): Promise<{ id: string; name: string; sector: Sector } | null> {
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'sector'])
    .where('slug', '=', slug)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, sector: row.sector as Sector } : null
}
