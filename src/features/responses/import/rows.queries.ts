/** What was found of each row of a file, and what became of it. */
import { type SqlBool, sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Counts, RowOutcome } from './imports.queries.ts'
import type { Told } from './told.ts'

/** A row with what was found. */
export type FoundRow = {
  readonly row: number
  readonly outcome: RowOutcome
  readonly late: boolean
  readonly mark: Buffer | null
  readonly told: readonly Told[]
}

/** A row as it is told. */
export type ToldRow = Pick<FoundRow, 'row' | 'outcome' | 'late' | 'told'> & { readonly reference: string }

const placeOf = (id: string): string => `response_import_row:${id}`

/** Keeps what was found of some rows. */
export async function addRows(tx: Tx, seal: Seal, importId: string, rows: readonly FoundRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ row, outcome, late, mark, told }) => {
    const id = newId()
    return { id, import_id: importId, row, outcome, late, mark, sealed_told: closeTold(seal, id, told) }
  })
  await tx.insertInto('response_import_row').values(values).execute()
}

function closeTold(seal: Seal, id: string, told: readonly Told[]): Buffer {
  return told.length === 0 ? Buffer.alloc(0) : seal.close(JSON.stringify(told), placeOf(id))
}

/** Of these marks, those that an earlier row of the file has, and those that a response of the consultation has that stands. */
export async function findSame(
  db: Handle,
  { importId, consultationId }: { readonly importId: string; readonly consultationId: string },
  marks: readonly Buffer[],
): Promise<{ inFile: Set<string>; there: Set<string> }> {
  if (marks.length === 0) return { inFile: new Set(), there: new Set() }
  const rows = await db
    .selectFrom('response_import_row')
    .select('mark')
    .where('import_id', '=', importId)
    .where('mark', 'in', marks)
    .execute()
  const responses = await db
    .selectFrom('response')
    .select('import_mark as mark')
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
    .where('import_mark', 'in', marks)
    .execute()
  const asSet = (found: readonly { mark: Buffer | null }[]) =>
    new Set(found.flatMap(({ mark }) => mark?.toString('hex') ?? []))
  return { inFile: asSet(rows), there: asSet(responses) }
}

/** Says what became of rows that were found before, by their numbers. */
export async function settleRows(
  tx: Tx,
  seal: Seal,
  importId: string,
  settled: readonly {
    readonly row: number
    readonly outcome: RowOutcome
    readonly reference?: string
    readonly told?: readonly Told[]
  }[],
): Promise<void> {
  if (settled.length === 0) return
  await sql`
    update response_import_row r set outcome = s.outcome, reference = s.reference
    from unnest(${settled.map(({ row }) => row)}::integer[], ${settled.map(({ outcome }) => outcome)}::text[],
      ${settled.map(({ reference = '' }) => reference)}::text[]) as s(row, outcome, reference)
    where r.import_id = ${importId}::uuid and r.row = s.row`.execute(tx)
  for (const { row, told } of settled) {
    if (!told) continue
    const { id } = await tx
      .selectFrom('response_import_row')
      .select('id')
      .where('import_id', '=', importId)
      .where('row', '=', row)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('response_import_row')
      .set({ sealed_told: closeTold(seal, id, told) })
      .where('id', '=', id)
      .execute()
  }
}

/** The outcomes of rows, by their numbers. */
export async function outcomesOf(
  db: Handle,
  importId: string,
  rows: readonly number[],
): Promise<ReadonlyMap<number, RowOutcome>> {
  if (rows.length === 0) return new Map()
  const found = await db
    .selectFrom('response_import_row')
    .select(['row', 'outcome'])
    .where('import_id', '=', importId)
    .where('row', 'in', rows)
    .execute()
  return new Map(found.map(({ row, outcome }) => [row, outcome]))
}

/** How many rows had each outcome. */
export async function countRows(db: Handle, importId: string): Promise<Counts> {
  const { rows } = await sql<{ outcome: string; count: number; late: number; noted: number }>`
    select outcome, count(*)::integer as count, count(*) filter (where late and outcome <> 'wrong')::integer as late,
      count(*) filter (where length(sealed_told) > 0 and outcome <> 'wrong')::integer as noted
    from response_import_row where import_id = ${importId}::uuid group by outcome`.execute(db)
  const sum = (of: 'late' | 'noted') => rows.reduce((all, row) => all + row[of], 0)
  return {
    ...Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])),
    late: sum('late'),
    noted: sum('noted'),
  }
}

/** Rows that something is told of, or all, from behind a number, with what is told. */
export async function readRows(
  db: Handle,
  seal: Seal,
  importId: string,
  { after, limit, only }: { readonly after: number; readonly limit: number; readonly only?: RowOutcome | 'told' },
): Promise<ToldRow[]> {
  const rows = await db
    .selectFrom('response_import_row')
    .select(['id', 'row', 'outcome', 'late', 'sealed_told', 'reference'])
    .where('import_id', '=', importId)
    .where('row', '>', after)
    .$if(only === 'told', query => query.where('outcome', '<>', 'wrong').where(sql<SqlBool>`length(sealed_told) > 0`))
    .$if(only !== undefined && only !== 'told', query => query.where('outcome', '=', only as RowOutcome))
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map(({ id, sealed_told, outcome, ...row }) => ({
    ...row,
    outcome: outcome,
    told: sealed_told.length === 0 ? [] : (JSON.parse(seal.open(sealed_told, placeOf(id))) as Told[]),
  }))
}
