/** Looks over the rows of a file, some at a time: what would become of each, and what is wrong with it. Nothing is taken in. */
import { setImmediate as breathe } from 'node:timers/promises'
import { type SqlBool, sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Day } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import type { Row } from '../../../web/table/book/table.ts'
import type { Said } from '../form/reading.ts'
import { findDocumentParagraphs, type Responding } from '../form/responding.queries.ts'
import { openPart, openPlan, type ResponseImport } from './imports.queries.ts'
import { type Commented, type ReadRow, readRow } from './read-row.ts'
import { addRows, countRows, type FoundRow, findSame } from './rows.queries.ts'

/** What looking over needs: the file, its consultation, the seal and the day. */
export type Work = {
  readonly seal: Seal
  readonly today: Day
  readonly of: Responding
  readonly file: ResponseImport
  /** What its rows comment on. */
  readonly paragraphs?: Commented
}

/** The documents that rows comment on, with their paragraphs. */
export async function commentedBy(db: Handle, of: Responding, rows: readonly Row[]): Promise<Commented> {
  const ids = new Set(rows.flatMap(({ comments = [] }) => comments.map(({ document }) => document)))
  const commented = new Map<string, Commented extends ReadonlyMap<string, infer Document> ? Document : never>()
  for (const { documentId, versionId, title } of of.pack)
    if (ids.has(documentId))
      commented.set(documentId, { title, paragraphs: await findDocumentParagraphs(db, of.id, versionId) })
  return commented
}

/** Rows read before others are served. */
const AT_ONCE = 10

/** Reads rows one after the other, and lets others be served between them. */
export async function* readEach(
  { seal, file, of, today, paragraphs = new Map() }: Work,
  rows: readonly Row[],
): AsyncGenerator<{ row: Row; read: ReadRow }> {
  const against = { form: of.form, opens_on: of.opens_on, closes_on: of.closes_on, today, paragraphs }
  const plan = openPlan(seal, file)
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await breathe()
    yield { row, read: readRow(row, plan, against, t) }
  }
}

/** The mark of what somebody says and how they can be reached: whoever says the same twice has it twice. */
export function markOfSaid(
  seal: Seal,
  consultationId: string,
  { answers, not_asked, comments, free_text, terms, contact, signatures }: Said,
): Buffer {
  return seal.mark(
    JSON.stringify(
      [consultationId, answers, not_asked, comments, free_text, terms, contact, signatures].slice(
        0,
        signatures ? 8 : 7,
      ),
    ),
    'said in a row',
  )
}

/** Looks over the next part that was not; false where there is none. */
export async function lookOverPart(tx: Tx, work: Work): Promise<boolean> {
  const { seal, file, of } = work
  const part = await nextPart(tx, file.id, 'read')
  if (!part) return false
  const found: FoundRow[] = []
  const rows = openPart(seal, part)
  const paragraphs = await commentedBy(tx, of, rows)
  for await (const { row, read } of readEach({ ...work, paragraphs }, rows)) {
    const mark = read.said && markOfSaid(seal, of.id, read.said)
    const told = [...read.faults, ...read.notes]
    found.push({ row: row.row, outcome: read.said ? 'new' : 'wrong', late: read.late, mark, told })
  }
  const marks = found.flatMap(({ mark }) => mark ?? [])
  const { inFile, there } = await findSame(tx, { importId: file.id, consultationId: of.id }, marks)
  const settled = found.map((row): FoundRow => {
    const key = row.mark?.toString('hex')
    if (!key) return row
    const outcome = there.has(key) ? 'there' : inFile.has(key) ? 'double' : 'new'
    inFile.add(key)
    return { ...row, outcome }
  })
  await addRows(tx, seal, file.id, settled)
  await tx.updateTable('response_import_part').set({ read: true }).where('id', '=', part.id).execute()
  return true
}

/** The next part that has not had its turn. Two that work on one file take different ones. */
export function nextPart(tx: Handle, importId: string, turn: 'read' | 'taken') {
  return tx
    .selectFrom('response_import_part')
    .select(['id', 'sealed'])
    .where('import_id', '=', importId)
    .where(turn, '=', false)
    .orderBy('position')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** Says that every row was looked over, where it was; false while another works on it. */
export async function endLookingOver(tx: Tx, { id, version }: ResponseImport): Promise<boolean> {
  const counts = await countRows(tx, id)
  const ended = await tx
    .updateTable('response_import')
    .set({ state: 'ready', counts: JSON.stringify(counts), version: version + 1 })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where(sql<SqlBool>`not exists (select from response_import_part p where p.import_id = ${id}::uuid and not p.read)`)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows) === 1
}
