/** Lists of organisations that wait to be looked over, and taking one in. */
import { type SqlBool, sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Columns } from '../../../web/table/columns.ts'
import type { Table, TableRow } from '../../../web/table/read-table.ts'
import type { Identifier } from '../identifiers.ts'
import { addOrganisations } from '../organisations.queries.ts'
import type { Sector } from '../sectors.ts'
import type { Judged, Known, RowDetails } from './judge.ts'
import type { WantedName } from './wanted.ts'

/** A list as it was read, and which of its columns holds what. `taken`: how many organisations it became; null while it waits. */
export type DirectoryImport = Table & {
  readonly id: string
  readonly version: number
  readonly source: string
  readonly columns: Columns<WantedName>
  readonly sector: Sector
  readonly taken: number | null
}

type New = Pick<DirectoryImport, 'header' | 'rows' | 'notes' | 'source' | 'columns' | 'sector'>

/** Lays a list aside for looking over; gives its id. Lists that the same person never took in are forgotten. */
export async function beginImport(tx: Tx, list: New, by: string): Promise<string> {
  await tx.deleteFrom('directory_import').where('begun_by', '=', by).where('taken_at', 'is', null).execute()
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
    })
    .execute()
  return id
}

/** A list by its id, or null. */
export async function findImport(db: Handle, id: string): Promise<DirectoryImport | null> {
  const row = await db.selectFrom('directory_import').selectAll().where('id', '=', id).executeTakeFirst()
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
  }
}

const waits = sql<SqlBool>`taken_at is null`

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

/** Marks a list as taken in and lets its rows go; false where somebody was faster. */
export async function endImport(
  tx: Tx,
  { id, version }: Pick<DirectoryImport, 'id' | 'version'>,
  taken: number,
  now: Date,
): Promise<boolean> {
  return changeVersioned(tx, 'directory_import', id, version, { taken, taken_at: now, rows: '[]' }, waits)
}

/** Every organisation there is, ended ones too, with its former names and numbers. */
export async function findKnown(db: Handle): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select o.slug, o.name, o.former_names as "formerNames", coalesce((
      select json_agg(json_build_object('scheme', i.scheme, 'identifier', i.identifier))
      from organisation_identifier i where i.organisation_id = o.id), '[]') as identifiers
    from organisation o order by o.id`.execute(db)
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
