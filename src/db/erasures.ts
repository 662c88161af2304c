/**
 * Erasures outlive copies. Each is noted in the transaction that erases; what was noted is written to a list beside the key, which no
 * backup holds: a mark of what was erased, made with the key, and the day. A database that lacks an erasure of the list is a copy from
 * before it, and there it is made again before anything is served.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'
import type { Seal } from './seal.ts'
import { sealKeyFile } from './seal-key.ts'

/** What can be erased: how a respondent is reached, a person, the address of somebody who asked to be told, what came late and was not taken in. */
export const erasable = ['contact', 'person', 'wish', 'late'] as const
export type Erasable = (typeof erasable)[number]

/** An erasure as the list has it: its own id, the mark of what was erased, and the day (UTC). */
export type Erased = { readonly id: string; readonly mark: string; readonly day: string }

/** Where the list is kept under a data directory: beside the key. */
export function erasuresFile(dataDir: string): string {
  return path.join(path.dirname(sealKeyFile(dataDir)), 'erasures.list')
}

/** Notes an erasure in the transaction that makes it. Its id goes into the list, which tells the day and no moment: drawn by chance. */
export async function noteErasure(tx: Tx, kind: Erasable, recordId: string): Promise<void> {
  await tx.insertInto('erasure').values({ id: randomUUID(), kind, record_id: recordId }).execute()
}

/** The mark of a record in the list. */
export function markErased(seal: Seal, kind: Erasable, recordId: string): string {
  return seal.mark(`${kind}:${recordId}`, 'erased').toString('hex')
}

const LINE = /^([0-9a-f-]{36}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\d)$/

/** The erasures of the list; none where there is no list. A line that a crash cut short is left out: it is written again. */
export async function readErasures(dataDir: string): Promise<Erased[]> {
  const text = await readFile(erasuresFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap(line => {
    const [, id, mark, day] = LINE.exec(line) ?? []
    return id && mark && day ? [{ id, mark, day }] : []
  })
}

/** Writes to the list what is noted in the database and not in it yet; gives how many. Safe to repeat. */
export async function listErasures(db: Db, seal: Seal, dataDir: string): Promise<number> {
  const known = new Set((await readErasures(dataDir)).map(({ id }) => id))
  const rows = await db.selectFrom('erasure').selectAll().orderBy('created_at').execute()
  const fresh = rows.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return 0
  const lines = fresh.map(
    ({ id, kind, record_id, created_at }) =>
      `${id} ${markErased(seal, kind, record_id)} ${created_at.toISOString().slice(0, 10)}\n`,
  )
  await mkdir(path.dirname(erasuresFile(dataDir)), { recursive: true, mode: 0o700 })
  const handle = await open(erasuresFile(dataDir), 'a', 0o600)
  try {
    // After a line that was cut short a new one begins.
    await handle.write(`\n${lines.join('')}`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return fresh.length
}

/** An erasure that this database lacks, with the record it is of; null where the record is not in it either. */
export type Missing = Erased & { readonly found: { readonly kind: Erasable; readonly recordId: string } | null }

/** Which erasures of the list were made after this copy, with what they are of in it. */
export async function missingErasures(db: Db, seal: Seal, dataDir: string): Promise<Missing[]> {
  const listed = await readErasures(dataDir)
  if (listed.length === 0) return []
  const rows = await db.selectFrom('erasure').select('id').execute()
  const noted = new Set(rows.map(({ id }) => id))
  const missing = listed.filter(({ id }) => !noted.has(id))
  if (missing.length === 0) return []
  const { rows: records } = await sql<{ kind: Erasable; recordId: string }>`
    select 'contact' as kind, response_id as "recordId" from respondent_contact
    union all select 'contact', id from response where scan_file_id is not null
    union all select 'person', id from person
    union all select 'wish', id from interest
    union all select 'late', id from late_response where decision is null`.execute(db)
  const byMark = new Map(records.map(record => [markErased(seal, record.kind, record.recordId), record]))
  return missing.map(each => ({ ...each, found: byMark.get(each.mark) ?? null }))
}

/** Notes that an erasure of the list was made in this copy too, under its own id, so that it is made once. */
export async function noteMade(tx: Tx, { id, day }: Erased, of: { kind: Erasable; recordId: string }): Promise<void> {
  await tx
    .insertInto('erasure')
    .values({ id, created_at: new Date(`${day}T12:00:00Z`), kind: of.kind, record_id: of.recordId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
