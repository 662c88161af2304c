/** Lists of organisations that wait to be looked over, and taking one in. */
import { type SqlBool, sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Columns } from '../../../web/table/columns.ts'
import type { Table, TableRow } from '../../../web/table/read-table.ts'
import type { Identifier } from '../identifiers.ts'
import { addOrganisations } from '../organisations.queries.ts'
import type { Sector } from '../sectors.ts'
import type { Judged, Known, RowDetails } from './judge.ts'
import type { WantedName } from './wanted.ts'

/** A row that was not taken, with what it was told. */
export type LeftOut = TableRow & { readonly why: string }

/**
 * A list as it was read, and which of its columns holds what. `taken`: how many organisations it became; null while it waits. Its rows go
 * when it is taken in, save those in `left`, which go after `keptUntil`; `leftCount` stays.
 */
export type DirectoryImport = Table & {
  readonly id: string
  readonly version: number
  readonly source: string
  readonly columns: Columns<WantedName>
  readonly sector: Sector
  readonly taken: number | null
  readonly left: readonly LeftOut[]
  readonly leftCount: number
  /** The last day on which it waits, or what was left out can be had. */
  readonly keptUntil: Day
}

/** Not taken in, nor on the way to it: what somebody said be taken in is let go by nobody. */
const waits = sql<SqlBool>`(taken_at is null and state <> 'taking')`

type New = Pick<DirectoryImport, 'header' | 'rows' | 'notes' | 'source' | 'columns' | 'sector' | 'keptUntil'>

/** Lays a list aside for looking over; gives its id. */
export async function beginImport(tx: Tx, list: New, by: string): Promise<string> {
  const id = newId()
  await tx
    .insertInto('directory_import')
    .values({
      id,
      begun_by: by,
      source: list.source,
      header: JSON.stringify(list.header),
      rows: JSON.stringify(list.rows),
      notes: JSON.stringify(list.notes),
      columns: JSON.stringify(list.columns),
      sector: list.sector,
      kept_until: list.keptUntil,
    })
    .execute()
  return id
}

/** A list that waits to be looked over. */
export type Waiting = { readonly id: string; readonly source: string; readonly keptUntil: Day; readonly long: boolean }

/** The lists that wait for the person who brought them in: a short one and a long one at most. */
export function findWaiting(db: Handle, by: string): Promise<Waiting[]> {
  const waiting = db.selectFrom('directory_import').select(['id', 'source', 'kept_until as keptUntil', 'long'])
  return waiting.where('begun_by', '=', by).where(waits).orderBy('id', 'desc').execute()
}

/** A list that was let go, whole or what was left out of it; `rows`: how many rows went with it. */
export type LetGo = { readonly id: string; readonly source: string; readonly rows: number }

/** Deletes the lists of a kind that somebody never took in, or all that have waited until their day. */
export async function letWaitingGo(
  tx: Tx,
  whose: { readonly by: string; readonly long: boolean } | { readonly before: Day },
): Promise<LetGo[]> {
  const which =
    'by' in whose
      ? sql<SqlBool>`(begun_by = ${whose.by} and long = ${whose.long})`
      : sql<SqlBool>`kept_until < ${whose.before}`
  const { rows } = await sql<LetGo>`
    delete from directory_import where ${waits} and ${which} returning id, source,
      jsonb_array_length(rows) + (select count(*)::integer from directory_import_row r where r.import_id = directory_import.id) as rows`.execute(
    tx,
  )
  return rows
}

/** Deletes the rows left out of lists that were taken in, once their day is over; the count of them stays. */
export async function letLeftOutGo(tx: Tx, before: Day): Promise<LetGo[]> {
  const { rows } = await sql<LetGo>`
    update directory_import set left_out = '[]' where not ${waits} and kept_until < ${before}
      and (left_out <> '[]' or exists (select from directory_import_row r where r.import_id = directory_import.id))
    returning id, source, left_count as rows`.execute(tx)
  await letLongLeftOutGo(tx, before)
  return rows
}

/** Deletes the rows left out of long lists likewise. */
async function letLongLeftOutGo(tx: Tx, before: Day): Promise<void> {
  await sql`
    delete from directory_import_row r using directory_import i
    where i.id = r.import_id and i.taken_at is not null and i.kept_until < ${before}`.execute(tx)
}

/** A list by its id, or null. */
export async function findImport(db: Handle, id: string): Promise<DirectoryImport | null> {
  const row = await db
    .selectFrom('directory_import')
    .selectAll()
    .where('id', '=', id)
    .where('long', '=', false)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    version: row.version,
    source: row.source,
    header: row.header as unknown as readonly string[],
    rows: row.rows as unknown as readonly TableRow[],
    notes: row.notes as unknown as readonly Message[],
    columns: row.columns as unknown as Columns<WantedName>,
    sector: row.sector as Sector,
    taken: row.taken,
    left: row.left_out as unknown as readonly LeftOut[],
    leftCount: row.left_count,
    keptUntil: row.kept_until,
  }
}

/** Says which column holds what, of a list that still has the version quoted and waits; false where somebody was faster. */
export async function mapColumns(
  tx: Tx,
  { id, version }: Pick<DirectoryImport, 'id' | 'version'>,
  to: Pick<DirectoryImport, 'columns' | 'sector'> & Partial<Pick<DirectoryImport, 'header' | 'rows'>>,
): Promise<boolean> {
  const change = {
    columns: JSON.stringify(to.columns),
    sector: to.sector,
    ...(to.header && to.rows ? { header: JSON.stringify(to.header), rows: JSON.stringify(to.rows) } : {}),
  }
  return changeVersioned(tx, 'directory_import', id, version, change, waits)
}

/** Marks a list as taken in and lets its rows go, save those that were left out; false where somebody was faster. */
export async function endImport(
  tx: Tx,
  { id, version }: Pick<DirectoryImport, 'id' | 'version'>,
  { taken, left, keptUntil }: Pick<DirectoryImport, 'left' | 'keptUntil'> & { readonly taken: number },
  now: Date,
): Promise<boolean> {
  const after = {
    state: 'taken' as const,
    left_out: JSON.stringify(left),
    left_count: left.length,
    kept_until: keptUntil,
  }
  return changeVersioned(tx, 'directory_import', id, version, { taken, taken_at: now, rows: '[]', ...after }, waits)
}

/** Which organisations are wanted: those with one of these names, in small letters, or numbers, each with its scheme before it. */
export type Alike = { readonly names: readonly string[]; readonly numbers: readonly string[] }

/** Every organisation there is, or those that are alike, ended ones too, with its former names and numbers. */
export async function findKnown(db: Handle, alike: Alike | null = null): Promise<Known[]> {
  const which =
    alike === null
      ? sql`true`
      : sql`lower(o.name) = any(${sql.val([...alike.names])}::text[])
          or exists (select from unnest(o.former_names) f where lower(f) = any(${sql.val([...alike.names])}::text[]))
          or exists (select from organisation_identifier i where i.organisation_id = o.id
            and i.scheme || ' ' || i.identifier = any(${sql.val([...alike.numbers])}::text[]))`
  const { rows } = await sql<Known>`
    select o.slug, o.name, o.former_names as "formerNames", coalesce((
      select json_agg(json_build_object('scheme', i.scheme, 'identifier', i.identifier))
      from organisation_identifier i where i.organisation_id = o.id), '[]') as identifiers
    from organisation o where ${which} order by o.id`.execute(db)
  return rows
}

/** An organisation that a row became. */
export type Taken = {
  readonly id: string
  readonly line: number
  readonly details: RowDetails
  readonly identifiers: readonly Identifier[]
}

/** Adds an organisation for each of the rows; a row is taken whole. */
export async function takeRows(
  tx: Tx,
  rows: readonly Extract<Judged, { readonly details: RowDetails }>[],
): Promise<Taken[]> {
  const ids = await addOrganisations(tx, rows)
  return rows.map(({ line, details, identifiers }, at) => ({ id: ids[at]!, line, details, identifiers }))
}
