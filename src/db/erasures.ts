/**
 * Erasures outlive copies. Each is noted in the transaction that erases; what was noted is written to a list beside the key, which no
 * backup holds: a mark of what was erased, made with the key, and the day. A database that lacks an erasure of the list is a copy from
 * before it, and there it is made again before anything is served.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import type { SubjectRef } from '../access/access.ts'
import { nobody } from '../access/access.ts'
import { type AuditAction, type AuditEntry, writeAudit } from './audit.ts'
import type { Db, Handle, Tx } from './open.ts'
import type { Seal } from './seal.ts'
import { sealKeyFile } from './seal-key.ts'

/** A kind of what can be erased: the records of the audit that its entry is of, and where it stands in a copy, so that it can be erased there. */
type Kind = {
  readonly record: string
  /** The ids of everything of that kind that a copy holds. */
  readonly held: RawBuilder<{ id: string }>
}

/**
 * What can be erased. Whatever holds a way to reach somebody is erased as one of these, or with one of these: `personal.ts` says which,
 * and `erase-again.ts` how it is done again in a copy.
 */
export const erasable = {
  /** How a respondent is reached, and the scan of their paper; the id is of the response. */
  contact: {
    record: 'response',
    held: sql`select response_id as id from respondent_contact
      union all select id from response where scan_file_id is not null`,
  },
  person: { record: 'person', held: sql`select id from person` },
  /** The address of somebody who asked to be told. */
  wish: { record: 'interest', held: sql`select id from interest` },
  /** What came late and was not taken in. */
  late: { record: 'late_response', held: sql`select id from late_response where decision is null` },
  /** How the giver of what came late is reached, in a copy from before it was taken in. */
  'late-contact': { record: 'late_response', held: sql`select id from late_response where decision is null` },
  /** The same in a draft, in a copy from before it was given. */
  'draft-contact': {
    record: 'response_draft',
    held: sql`select id from response_draft where given_response_id is null`,
  },
  /** How whoever asked for another format of a consultation is reached, and so on. */
  format: { record: 'format_request', held: sql`select id from format_request where sealed_contact is not null` },
  'code-format': {
    record: 'code_format_request',
    held: sql`select id from code_format_request where sealed_contact is not null`,
  },
  concern: { record: 'concern', held: sql`select id from concern where sealed_contact is not null` },
  /** The address of a post that reads for its organisation no more. */
  staff: { record: 'staff_reader', held: sql`select id from staff_reader where sealed_email is not null` },
  join: { record: 'join_request', held: sql`select id from join_request where sealed_contact is not null` },
} as const satisfies Readonly<Record<string, Kind>>
export type Erasable = keyof typeof erasable

/** An erasure as the list has it: its own id, the mark of what was erased, and the day (UTC). */
export type Erased = { readonly id: string; readonly mark: string; readonly day: string }

/** Where the list is kept under a data directory: beside the key. */
export function erasuresFile(dataDir: string): string {
  return path.join(path.dirname(sealKeyFile(dataDir)), 'erasures.list')
}

/** How an erasure is told in the record of changes: the entry, without the record, which the erasure knows; and who writes it. */
export type Telling = {
  readonly action: AuditAction
  readonly subject: SubjectRef
  readonly as?: string
  readonly after?: Record<string, unknown>
  /** What the list has of it, where it is made again in a copy: it stands there under its own id, so that it is made once. */
  readonly listed?: Erased
  /** The `audit` of a page, or `bySystem`. */
  readonly write: (entry: Omit<AuditEntry, 'actor'>) => Promise<void>
}

/** Writes an entry for work that nobody asked for. */
export function bySystem(tx: Handle): Telling['write'] {
  return entry => writeAudit(tx, { actor: nobody, as: 'system', ...entry })
}

/**
 * Notes an erasure in the transaction that makes it, with the entry that says so: there is no other way into the list. `also` is what a
 * copy from before may hold of the same in another place. Ids go into the list, which tells the day and no moment: drawn by chance.
 */
export async function noteErasure(
  tx: Tx,
  kind: Erasable,
  recordId: string,
  { write, listed, ...telling }: Telling,
  also: readonly { readonly kind: Erasable; readonly recordId: string }[] = [],
): Promise<void> {
  const known = listed && { id: listed.id, created_at: new Date(`${listed.day}T12:00:00Z`) }
  for (const each of [{ kind, recordId }, ...(known ? [] : also)])
    await tx
      .insertInto('erasure')
      .values({ id: randomUUID(), ...known, kind: each.kind, record_id: each.recordId })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  await write({ ...telling, record: { kind: erasable[kind].record, id: recordId } })
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
  const kinds = Object.entries(erasable) as [Erasable, Kind][]
  const { rows: records } = await sql<{ kind: Erasable; recordId: string }>`${sql.join(
    kinds.map(([kind, { held }]) => sql`select ${kind}::text as kind, held.id as "recordId" from (${held}) held`),
    sql` union all `,
  )}`.execute(db)
  const byMark = new Map(records.map(record => [markErased(seal, record.kind, record.recordId), record]))
  return missing.map(each => ({ ...each, found: byMark.get(each.mark) ?? null }))
}
