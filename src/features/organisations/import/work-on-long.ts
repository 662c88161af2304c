/**
 * The work on a long list: read into rows, looked over, taken in. Each step is some rows in a transaction of its own, so that work that is
 * killed goes on where it stopped, and a row is an organisation with its numbers and its entry in the record, or nothing.
 */
import { sql } from 'kysely'
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { recogniseColumns } from '../../../web/table/columns.ts'
import { readList } from '../../../web/table/read-list.ts'
import type { ReadTable } from '../../../web/table/read-table.ts'
import { addOrganisations } from '../organisations.queries.ts'
import { findKnown } from './import.queries.ts'
import { type Judged, judging } from './judge.ts'
import {
  changeLong,
  findLong,
  type LongList,
  type LongRow,
  letPiecesGo,
  readLongRows,
  readPieces,
} from './long.queries.ts'
import { isJson, readOpenReferral } from './open-referral.ts'
import { isHeading, type WantedName, wanted } from './wanted.ts'

/** The most rows of a long list. */
export const mostLongRows = 50_000
/** Rows written in one statement, and rows taken in together. */
const LOT = 1_000
const TAKEN_TOGETHER = 250

/** Does all that is left of the present step of a list; gives whether it did any. */
export async function workOnLong(db: Handle, id: string): Promise<boolean> {
  const list = await findLong(db, id)
  if (list?.state === 'reading') await read(db, list)
  else if (list?.state === 'looking') await look(db, list)
  else if (list?.state === 'taking') await take(db, list)
  else return false
  return true
}

/** Reads the file into rows, all of them or none. */
async function read(db: Handle, list: LongList): Promise<void> {
  await db.transaction().execute(async tx => {
    const row = await tx
      .selectFrom('directory_import')
      .select('id')
      .where('id', '=', list.id)
      .where('state', '=', 'reading')
      .forUpdate()
      .executeTakeFirst()
    const content = row ? await readPieces(tx, list.id) : null
    if (!content) return
    const found = await readContent(content)
    await letPiecesGo(tx, list.id)
    if (!found.ok) {
      const change = { state: 'unreadable', problem: JSON.stringify(found.problem) } as const
      await changeLong(tx, list, ['reading'], change)
      return
    }
    const { header, rows, notes } = found.table
    for (let from = 0; from < rows.length; from += LOT)
      await tx
        .insertInto('directory_import_row')
        .values(
          rows.slice(from, from + LOT).map(({ line, cells }) => ({
            ...{ id: newId(), import_id: list.id, line, cells: JSON.stringify(cells) },
          })),
        )
        .execute()
    const recognised = recogniseColumns<WantedName>(header, wanted)
    const columns = recognised.name === null && header.length === 1 ? { ...recognised, name: 0 } : recognised
    await changeLong(tx, list, ['reading'], {
      header: JSON.stringify(header),
      notes: JSON.stringify(notes),
      columns: JSON.stringify(columns),
      // Without a column of names there is nothing to look over: somebody says first which it is.
      state: columns.name === null ? 'ready' : 'looking',
    })
  })
}

async function readContent(bytes: Uint8Array): Promise<ReadTable> {
  if (!isJson(bytes)) return readList(bytes, isHeading, mostLongRows)
  const found = readOpenReferral(bytes)
  if (!found.ok || found.table.rows.length <= mostLongRows) return found
  return {
    ok: false,
    problem: { key: 'web.table.problem.rows', values: { count: found.table.rows.length, most: mostLongRows } },
  }
}

/** Looks over every row against the directory and the rows above it; begun anew where it was killed, since each rests on those above. */
async function look(db: Handle, list: LongList): Promise<void> {
  const judge = judging(list.columns, list.sector, await findKnown(db))
  for (let after = 0; ; ) {
    const rows = await readLongRows(db, list.id, { after, limit: LOT })
    if (rows.length === 0) break
    after = rows.at(-1)!.line
    const judged = rows.map(row => {
      const one = judge(row)
      return { id: row.id, name: one.name.slice(0, 500), outcome: one.outcome, told: toldOf(one) }
    })
    await sql`
      update directory_import_row r set name = j.name, outcome = j.outcome, told = j.told
      from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as j(id uuid, name text, outcome text, told jsonb)
      where r.id = j.id`.execute(db)
  }
  await changeLong(db, list, ['looking'], { state: 'ready' })
}

function toldOf(one: Judged): LongRow['told'] {
  if (one.outcome === 'fault') return { faults: one.faults }
  return one.outcome === 'new' ? null : { of: one.of }
}

/** Takes in what was wanted, some rows together, and ends the list. */
async function take(db: Handle, list: LongList): Promise<void> {
  for (let more = true; more; ) more = await db.transaction().execute(tx => takeSome(tx, list))
  await db.transaction().execute(tx => end(tx, list))
}

/** Takes the next rows; false where none is left. Another server that works on the same list waits here. */
async function takeSome(tx: Tx, list: LongList): Promise<boolean> {
  await tx.selectFrom('directory_import').select('id').where('id', '=', list.id).forUpdate().execute()
  const { rows } = await sql<LongRow>`
    select id, line, cells, name, outcome, told from directory_import_row
    where import_id = ${list.id}::uuid and organisation_id is null and outcome = any(${list.likes ? ['new', 'like'] : ['new']}::text[])
    order by line limit ${TAKEN_TOGETHER}`.execute(tx)
  if (rows.length === 0) return false
  const judge = judging(list.columns, list.sector, await sameIn(tx, list, rows))
  const found = rows.map(row => ({ row, one: judge(row) }))
  const fresh = found.flatMap(({ row, one }) => (one.outcome === 'new' || one.outcome === 'like' ? [{ row, one }] : []))
  // What was added since it was looked over is not added again.
  for (const { row, one } of found)
    if (one.outcome === 'there' || one.outcome === 'fault')
      await tx
        .updateTable('directory_import_row')
        .set({ outcome: one.outcome, told: JSON.stringify(toldOf(one)) })
        .where('id', '=', row.id)
        .execute()
  const ids = await addOrganisations(
    tx,
    fresh.map(({ one }) => one),
  )
  if (fresh.length === 0) return true
  const became = fresh.map(({ row }, at) => ({ id: row.id, organisation: ids[at] }))
  await sql`
    update directory_import_row r set organisation_id = j.organisation
    from jsonb_to_recordset(${JSON.stringify(became)}::jsonb) as j(id uuid, organisation uuid) where r.id = j.id`.execute(
    tx,
  )
  const by = list.takenBy ? { ...nobody, person: { id: list.takenBy, name: '', email: null } } : nobody
  for (const [at, { one }] of fresh.entries())
    await writeAudit(tx, {
      ...{ actor: by, as: 'system', action: 'organisation.added', subject: { kind: 'organisation', id: ids[at]! } },
      record: { kind: 'organisation', id: ids[at]! },
      after: { name: one.details.name, sector: one.details.sector, identifiers: one.identifiers, list: list.source },
    })
  return true
}

/** Organisations that have the very name or number of one of the rows now: few, so that each lot is quick in a large directory. */
async function sameIn(tx: Tx, list: LongList, rows: readonly LongRow[]) {
  const judged = rows.map(judging(list.columns, list.sector, []))
  return findKnown(tx, {
    names: judged.map(({ name }) => name.toLowerCase()),
    numbers: judged
      .flatMap(one => ('identifiers' in one ? one.identifiers : []))
      .map(({ scheme, identifier }) => `${scheme} ${identifier}`),
  })
}

/** Says that every row has had its turn, and lets go of those that became organisations. */
async function end(tx: Tx, list: LongList): Promise<void> {
  const { rows } = await sql<{ taken: number; left: number }>`
    select count(organisation_id)::integer as taken, (count(*) - count(organisation_id))::integer as left
    from directory_import_row where import_id = ${list.id}::uuid`.execute(tx)
  const { taken, left } = rows[0]!
  const change = { state: 'taken', taken, left_count: left, taken_at: new Date() } as const
  if (!(await changeLong(tx, list, ['taking'], change))) return
  await tx
    .deleteFrom('directory_import_row')
    .where('import_id', '=', list.id)
    .where('organisation_id', 'is not', null)
    .execute()
  const { id: area } = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
  await writeAudit(tx, {
    ...{ actor: nobody, as: 'system', action: 'organisation.list-ended', subject: { kind: 'area', id: area } },
    record: { kind: 'directory_import', id: list.id },
    after: { source: list.source, added: taken, left },
  })
}
