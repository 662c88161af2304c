/** Files of responses that were brought in: their rows sealed some together, and what was found of each row. */
import { type SqlBool, sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Head, Row } from '../../../web/table/book/table.ts'
import type { Plan } from './read-row.ts'

/**
 * Where a file stands: its columns wait to be said; its rows are being read; they can be taken in; they are being taken in; they were;
 * it was dropped; its batch was taken back.
 */
export type ImportState = 'columns' | 'reading' | 'ready' | 'taking' | 'taken' | 'dropped' | 'back'

/** What became of a row, or would. */
export const outcomes = ['new', 'there', 'double', 'wrong', 'taken', 'left', 'kept'] as const
export type RowOutcome = (typeof outcomes)[number]
/** How many rows had each outcome, how many of those to be taken came late, and of how many there is something to know. */
export type Counts = Readonly<Partial<Record<RowOutcome | 'late' | 'noted', number>>>

/** A file as it stands. */
export type ResponseImport = Head & {
  readonly id: string
  readonly version: number
  readonly consultationId: string
  readonly begunBy: string | null
  readonly begunByName: string
  readonly begunAt: Date
  readonly source: string
  readonly state: ImportState
  readonly digest: Buffer
  readonly turn: number
  readonly notes: readonly Message[]
  readonly rows: number
  /** Without what words mean: that is sealed. */
  readonly plan: Omit<Plan, 'meanings'>
  readonly sealedMeanings: Uint8Array
  readonly doubles: 'each' | 'once' | null
  readonly lateReason: string
  readonly counts: Counts
  readonly keptUntil: Day
  readonly takenAt: Date | null
  readonly back: { readonly at: Date; readonly by: string; readonly reason: string } | null
}

type New = Pick<ResponseImport, 'consultationId' | 'source' | 'digest' | 'plan' | 'keptUntil'> & Head

/** Lays a file aside; gives its id. Its rows follow. */
export async function beginImport(tx: Tx, of: New, by: string, now: Date): Promise<string> {
  const id = newId()
  const { turn } = await tx
    .selectFrom('response_import')
    .select(eb => eb.fn.countAll<number>().as('turn'))
    .where('consultation_id', '=', of.consultationId)
    .where('digest', '=', of.digest)
    .where('state', '=', 'back')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('response_import')
    .values({
      id,
      created_at: now,
      consultation_id: of.consultationId,
      begun_by: by,
      source: of.source,
      state: 'columns',
      digest: of.digest,
      turn: Number(turn),
      header: JSON.stringify(of.header),
      letters: of.letters,
      sheet: of.sheet,
      plan: JSON.stringify(of.plan),
      kept_until: of.keptUntil,
    })
    .execute()
  return id
}

const placeOf = (id: string): string => `response_import_part:${id}`

/** Keeps some rows of a file, sealed. */
export async function addPart(tx: Tx, seal: Seal, importId: string, position: number, rows: readonly Row[]) {
  const id = newId()
  await tx
    .insertInto('response_import_part')
    .values({ id, import_id: importId, position, sealed: seal.close(JSON.stringify(rows), placeOf(id)) })
    .execute()
}

/** Ends the laying aside: how many rows there are, and what should be known of the file. */
export async function endParts(tx: Tx, importId: string, rows: number, notes: readonly Message[]): Promise<void> {
  await tx
    .updateTable('response_import')
    .set({ rows, notes: JSON.stringify(notes) })
    .where('id', '=', importId)
    .execute()
}

/** The first rows of a file, as examples of what its columns hold. */
export async function firstRows(db: Handle, seal: Seal, importId: string): Promise<readonly Row[]> {
  const part = await db
    .selectFrom('response_import_part')
    .select(['id', 'sealed'])
    .where('import_id', '=', importId)
    .orderBy('position')
    .executeTakeFirst()
  return part ? openPart(seal, part) : []
}

/** The rows of a part. */
export function openPart(seal: Seal, { id, sealed }: { readonly id: string; readonly sealed: Uint8Array }): Row[] {
  return sealed.length === 0 ? [] : (JSON.parse(seal.open(sealed, placeOf(id))) as Row[])
}

const meaningsOf = (id: string): string => `response_import:${id}`

/** How the rows of a file are to be read: its columns, and what words in it were said to mean. */
export function openPlan(seal: Seal, { id, plan, sealedMeanings }: ResponseImport): Plan {
  const text = sealedMeanings.length === 0 ? '{}' : seal.open(sealedMeanings, meaningsOf(id))
  return { ...plan, meanings: JSON.parse(text) as Plan['meanings'] }
}

/** Seals what words in a file mean: what was typed stands in it. */
export function closeMeanings(seal: Seal, importId: string, meanings: Plan['meanings']): Buffer {
  return seal.close(JSON.stringify(meanings), meaningsOf(importId))
}

function whole(db: Handle) {
  return db
    .selectFrom('response_import as i')
    .leftJoin('person as begun', 'begun.id', 'i.begun_by')
    .leftJoin('person as backer', 'backer.id', 'i.back_by')
    .selectAll('i')
    .select(['begun.name as begunByName', 'backer.name as backBy'])
}

function asImport(row: Awaited<ReturnType<ReturnType<typeof whole>['executeTakeFirstOrThrow']>>): ResponseImport {
  return {
    id: row.id,
    version: row.version,
    consultationId: row.consultation_id,
    begunBy: row.begun_by,
    begunByName: row.begunByName ?? '',
    begunAt: row.created_at,
    source: row.source,
    state: row.state,
    digest: row.digest,
    turn: row.turn,
    header: row.header as unknown as readonly string[],
    notes: row.notes as unknown as readonly Message[],
    letters: row.letters,
    sheet: row.sheet,
    rows: row.rows,
    plan: row.plan as unknown as ResponseImport['plan'],
    sealedMeanings: row.sealed_meanings,
    doubles: row.doubles,
    lateReason: row.late_reason,
    counts: row.counts as Counts,
    keptUntil: row.kept_until,
    takenAt: row.taken_at,
    back: row.back_at ? { at: row.back_at, by: row.backBy ?? '', reason: row.back_reason } : null,
  }
}

/** A file of a consultation by its id, or null. */
export async function findImport(db: Handle, consultationId: string, id: string): Promise<ResponseImport | null> {
  const row = await whole(db).where('i.id', '=', id).where('i.consultation_id', '=', consultationId).executeTakeFirst()
  return row ? asImport(row) : null
}

/** Every file of a consultation, the latest first. */
export async function listImports(db: Handle, consultationId: string): Promise<ResponseImport[]> {
  const rows = await whole(db).where('i.consultation_id', '=', consultationId).orderBy('i.id', 'desc').execute()
  return rows.map(asImport)
}

/** Files that work waits on, of every consultation. */
export async function findUnderWay(db: Handle): Promise<ResponseImport[]> {
  const rows = await whole(db).where('i.state', 'in', ['reading', 'taking']).orderBy('i.id').execute()
  return rows.map(asImport)
}

/** Changes a file that still has the version quoted and one of these states; false where somebody was faster. */
export function changeImport(
  tx: Tx,
  { id, version }: Pick<ResponseImport, 'id' | 'version'>,
  from: readonly ImportState[],
  to: Parameters<typeof changeVersioned<'response_import'>>[4],
): Promise<boolean> {
  return changeVersioned(tx, 'response_import', id, version, to, sql<SqlBool>`state = any(${[...from]}::text[])`)
}

/** Begins the reading of the rows anew: what was found before goes. */
export async function forgetFound(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('response_import_row').where('import_id', '=', importId).execute()
  await tx.updateTable('response_import_part').set({ read: false }).where('import_id', '=', importId).execute()
}

/** Erases what was in a file, and what its words mean. What became of its rows stays, or goes too where nothing became of them. */
export async function eraseFile(tx: Tx, importId: string, withRows: boolean): Promise<void> {
  await tx.deleteFrom('response_import_part').where('import_id', '=', importId).execute()
  await tx
    .updateTable('response_import')
    .set({ sealed_meanings: Buffer.alloc(0) })
    .where('id', '=', importId)
    .execute()
  if (withRows) await tx.deleteFrom('response_import_row').where('import_id', '=', importId).execute()
}

/** How far the work on a file has come, in parts of the whole. */
export async function progressOf(db: Handle, { id, state }: ResponseImport): Promise<{ done: number; of: number }> {
  const row = await db
    .selectFrom('response_import_part')
    .select(eb => [eb.fn.countAll<number>().as('of')])
    .select(eb =>
      eb.fn
        .countAll<number>()
        .filterWhere(state === 'taking' ? 'taken' : 'read', '=', true)
        .as('done'),
    )
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  return { done: Number(row.done), of: Number(row.of) }
}

/** The rows of a file, a part at a time, of so many parts at most. */
export async function* eachPart(db: Handle, seal: Seal, importId: string, most: number): AsyncGenerator<Row[]> {
  let after = -1
  for (let at = 0; at < most; at++) {
    const part = await db
      .selectFrom('response_import_part')
      .select(['id', 'sealed', 'position'])
      .where('import_id', '=', importId)
      .where('position', '>', after)
      .orderBy('position')
      .executeTakeFirst()
    if (!part) return
    after = part.position
    yield openPart(seal, part)
  }
}
