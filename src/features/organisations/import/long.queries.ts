/** Long lists of organisations, whose rows stand in a table of their own: what is known of them, and how far the work is. */
import { type SqlBool, sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Columns } from '../../../web/table/columns.ts'
import type { TableRow } from '../../../web/table/read-table.ts'
import type { Sector } from '../sectors.ts'
import type { Of } from './judge.ts'
import type { WantedName } from './wanted.ts'

/** Where a long list stands. */
export type LongState = 'reading' | 'looking' | 'ready' | 'taking' | 'taken' | 'unreadable'

/** A long list without its rows. */
export type LongList = {
  readonly id: string
  readonly version: number
  readonly source: string
  readonly state: LongState
  readonly header: readonly string[]
  readonly notes: readonly Message[]
  readonly columns: Columns<WantedName>
  readonly sector: Sector
  readonly problem: Message | null
  readonly likes: boolean
  readonly takenBy: string | null
  readonly taken: number | null
  readonly leftCount: number
  readonly keptUntil: Day
}

/** Bytes of a file that are written at once: few enough that nobody waits for them. */
const PIECE = 512 * 1024

/** Lays a file aside in pieces, to be read beside the server; gives its id. */
export async function beginLong(
  tx: Tx,
  list: Pick<LongList, 'source' | 'sector' | 'keptUntil'> & { readonly content: Uint8Array },
  by: string,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('directory_import')
    .values({
      id,
      begun_by: by,
      source: list.source,
      header: '[]',
      rows: '[]',
      columns: '{}',
      sector: list.sector,
      kept_until: list.keptUntil,
      state: 'reading',
      long: true,
    })
    .execute()
  const { buffer, byteOffset, byteLength } = list.content
  for (let at = 0; at * PIECE < byteLength; at++) {
    const bytes = Buffer.from(buffer, byteOffset + at * PIECE, Math.min(PIECE, byteLength - at * PIECE))
    await tx.insertInto('directory_import_piece').values({ id: newId(), import_id: id, position: at, bytes }).execute()
  }
  return id
}

/** The file of a long list, put together again; null where it has been read. */
export async function readPieces(db: Handle, id: string): Promise<Uint8Array | null> {
  const pieces = await db
    .selectFrom('directory_import_piece')
    .select('bytes')
    .where('import_id', '=', id)
    .orderBy('position')
    .execute()
  return pieces.length === 0 ? null : Buffer.concat(pieces.map(({ bytes }) => bytes))
}

/** Lets the file of a long list go, once it has been read or cannot be. */
export async function letPiecesGo(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('directory_import_piece').where('import_id', '=', id).execute()
}

const whole = (db: Handle) =>
  db
    .selectFrom('directory_import')
    .select(['id', 'version', 'source', 'state', 'header', 'notes', 'columns', 'sector', 'problem', 'likes', 'taken'])
    .select(['taken_by as takenBy', 'left_count as leftCount', 'kept_until as keptUntil'])
    .where('long', '=', true)

const asLong = (row: unknown): LongList => row as LongList

/** A long list by its id, or null. */
export async function findLong(db: Handle, id: string): Promise<LongList | null> {
  const row = await whole(db).where('id', '=', id).executeTakeFirst()
  return row ? asLong(row) : null
}

/** The long lists on which there is work to do, the oldest first. */
export async function findLongUnderWay(db: Handle): Promise<readonly LongList[]> {
  return (await whole(db).where('state', 'in', ['reading', 'looking', 'taking']).orderBy('id').execute()).map(asLong)
}

/** Changes a list that still has the version quoted and one of these states; false where somebody was faster. */
export function changeLong(
  tx: Handle,
  { id, version }: Pick<LongList, 'id' | 'version'>,
  from: readonly LongState[],
  to: Parameters<typeof changeVersioned<'directory_import'>>[4],
): Promise<boolean> {
  return changeVersioned(tx, 'directory_import', id, version, to, sql<SqlBool>`state = any(${[...from]}::text[])`)
}

/** How many rows there are, by what would become of them; `waiting`: not looked over; `done`: they became an organisation. */
export type LongCounts = Readonly<Record<'rows' | 'waiting' | 'done' | 'new' | 'like' | 'there' | 'fault', number>>

export async function countLong(db: Handle, id: string): Promise<LongCounts> {
  const { rows } = await sql<LongCounts>`
    select count(*)::integer as rows, count(*) filter (where outcome is null)::integer as waiting,
      count(organisation_id)::integer as done, count(*) filter (where outcome = 'new')::integer as new,
      count(*) filter (where outcome = 'like')::integer as like, count(*) filter (where outcome = 'there')::integer as there,
      count(*) filter (where outcome = 'fault')::integer as fault
    from directory_import_row where import_id = ${id}::uuid`.execute(db)
  return rows[0]!
}

/** A row with what would become of it. `of`: whom it is like or is; `faults`: what is wrong with it. */
export type LongRow = TableRow & {
  readonly id: string
  readonly name: string
  readonly outcome: 'new' | 'like' | 'there' | 'fault' | null
  readonly told: { readonly of?: Of; readonly faults?: readonly Message[] } | null
}

/** Rows of a list after a line, in its order: those of an outcome, those that did not become an organisation, or all. */
export async function readLongRows(
  db: Handle,
  id: string,
  {
    after,
    limit,
    only,
  }: { readonly after: number; readonly limit: number; readonly only?: LongRow['outcome'] | 'left' },
): Promise<readonly LongRow[]> {
  const which =
    only === undefined
      ? sql`true`
      : only === 'left'
        ? sql`organisation_id is null`
        : sql`outcome = ${only} and organisation_id is null`
  const { rows } = await sql<LongRow>`
    select id, line, cells, name, outcome, told from directory_import_row
    where import_id = ${id}::uuid and line > ${after} and ${which} order by line limit ${limit}`.execute(db)
  return rows
}
