/**
 * Files that somebody sent as an answer: sealed like who they are, because a picture can show it. A file belongs to no response until one
 * is given with it; after that it is there as long as a response names it.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Db, Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { dropFiles } from '../../../files/files.ts'
import { type Day, startOfDay } from '../../../kernel/day.ts'
import type { Answers } from '../../../questions/form.ts'
import type { FileKind, NamedFile } from '../../../questions/types/file.ts'
import { keepSealedFile, openFile, type WholeFile } from './sealed-file.ts'

const MEGABYTE = 1024 * 1024
/** Most bytes that wait for a response from one place, and from all: what comes after is told. */
const MOST = { sender: 100 * MEGABYTE, senders: 1024 * MEGABYTE } as const

/** A file as it came, ready to be kept. */
export type NewFile = { readonly name: string; readonly bytes: Uint8Array; readonly kind: FileKind }

/** The handle of a file: the same form sent again has the same one, and nobody else can make it. */
export function handleOf(seal: Seal, form: string, field: string, bytes: Uint8Array): string {
  const print = createHash('sha256').update(bytes).digest('hex')
  const hex = seal.mark(`${form} ${field} ${print}`, 'handle of an answer file').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** Keeps a file that was chosen on a form; false where there is no room for what comes from there. Kept already: nothing is done. */
export async function keepAnswerFile(
  db: Db,
  seal: Seal,
  of: { readonly consultationId: string; readonly handle: string; readonly senderMark: Buffer; readonly now: Date },
  { name, bytes, kind }: NewFile,
): Promise<boolean> {
  return db.transaction().execute(async tx => {
    if ((await findByHandles(tx, of.consultationId, [of.handle])).length > 0) return true
    if (!(await isRoomFor(tx, of.senderMark, bytes.length))) return false
    const stored = await keepSealedFile(tx, seal, of.consultationId, { name, bytes }, null)
    const kept = await tx
      .insertInto('answer_file')
      .values({
        id: newId(),
        created_at: of.now,
        consultation_id: of.consultationId,
        handle: of.handle,
        stored_file_id: stored,
        kind,
        size: bytes.length,
        sender_mark: of.senderMark,
      })
      .onConflict(conflict => conflict.column('handle').doNothing())
      .executeTakeFirst()
    // The same form came twice at once.
    if (Number(kept.numInsertedOrUpdatedRows) === 0) await dropFiles(tx, [stored])
    return true
  })
}

async function isRoomFor(db: Handle, mark: Buffer, bytes: number): Promise<boolean> {
  const sizes = db
    .selectFrom('answer_file')
    .select(eb => eb.fn.sum<string>('size').as('size'))
    .where('sender_mark', 'is not', null)
  const own = await sizes.where('sender_mark', '=', mark).executeTakeFirst()
  const all = await sizes.executeTakeFirst()
  return Number(own?.size ?? 0) + bytes <= MOST.sender && Number(all?.size ?? 0) + bytes <= MOST.senders
}

/** The files of these handles that are kept, as an answer names them. */
export async function findByHandles(
  db: Handle,
  consultationId: string,
  handles: readonly string[],
): Promise<readonly NamedFile[]> {
  if (handles.length === 0) return []
  return db
    .selectFrom('answer_file')
    .select(['handle as id', 'kind', 'size'])
    .where('consultation_id', '=', consultationId)
    .where('handle', 'in', [...handles])
    .execute()
}

/** A file opened by its handle: for whoever has it from choosing the file. */
export async function openByHandle(db: Handle, seal: Seal, handle: string): Promise<WholeFile | null> {
  const row = await db
    .selectFrom('answer_file')
    .innerJoin('stored_file', 'stored_file.id', 'answer_file.stored_file_id')
    .select(['stored_file.id', 'stored_file.content'])
    .where('answer_file.handle', '=', handle)
    .executeTakeFirst()
  return row ? openFile(seal, row.id, row.content) : null
}

/** The handles that answers name. */
export function handlesIn(...all: readonly Answers[]): readonly string[] {
  return all.flatMap(answers =>
    Object.values(answers).flatMap(answer => {
      const files = typeof answer === 'object' && answer !== null && 'files' in answer ? answer.files : []
      return Array.isArray(files) ? files.map(file => String((file as NamedFile).id)) : []
    }),
  )
}

/** Has a response name these files and no others: what it does not name any more is dropped for good. */
export async function useFiles(tx: Tx, responseId: string, handles: readonly string[]): Promise<void> {
  const before = await tx
    .selectFrom('answer_file_use')
    .innerJoin('answer_file', 'answer_file.id', 'answer_file_use.answer_file_id')
    .select(['answer_file_use.id', 'answer_file.id as fileId', 'answer_file.handle'])
    .where('answer_file_use.response_id', '=', responseId)
    .execute()
  const known = new Set(before.map(({ handle }) => handle))
  const added = handles.filter(handle => !known.has(handle))
  if (added.length > 0)
    await sql`
      insert into answer_file_use (answer_file_id, response_id)
      select f.id, r.id from response r join answer_file f on f.consultation_id = r.consultation_id
      where r.id = ${responseId}::uuid and f.handle = any(${added}::uuid[])`.execute(tx)
  if (added.length > 0)
    await tx.updateTable('answer_file').set({ sender_mark: null }).where('handle', 'in', added).execute()
  const gone = before.filter(({ handle }) => !handles.includes(handle))
  if (gone.length === 0) return
  await tx
    .deleteFrom('answer_file_use')
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute()
  await dropUnused(
    tx,
    gone.map(({ fileId }) => fileId),
  )
}

/** Erases the files of a response that nobody has found to show no one: they are as personal as a contact. */
export async function eraseFiles(tx: Tx, responseId: string): Promise<void> {
  const rows = await tx
    .selectFrom('answer_file_use')
    .innerJoin('answer_file', 'answer_file.id', 'answer_file_use.answer_file_id')
    .select(['answer_file.handle', 'answer_file.state'])
    .where('answer_file_use.response_id', '=', responseId)
    .execute()
  const stay = rows.filter(({ state }) => state === 'shown').map(({ handle }) => handle)
  await useFiles(tx, responseId, stay)
}

/** Drops files that no response names, of those named here. */
async function dropUnused(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .deleteFrom('answer_file')
    .where('id', 'in', [...ids])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('answer_file_use')
            .select('id')
            .whereRef('answer_file_use.answer_file_id', '=', 'answer_file.id'),
        ),
      ),
    )
    .returning('stored_file_id')
    .execute()
  await dropFiles(
    tx,
    rows.map(({ stored_file_id }) => stored_file_id),
  )
}

/** Drops files that were chosen before a day and never given, of consultations that closed before it; gives how many. */
export async function forgetChosen(db: Db, from: Day, timeZone: string): Promise<number> {
  const before = startOfDay(from, timeZone)
  return db.transaction().execute(async tx => {
    const { rows } = await sql<{ id: string }>`
      select f.id from answer_file f join consultation c on c.id = f.consultation_id
      where not exists (select from answer_file_use u where u.answer_file_id = f.id)
        and not exists (select from late_response l where l.consultation_id = c.id and l.decision is null)
        and f.created_at < ${before}::timestamptz and (c.closes_on is null or c.closes_on < ${from}::date)
      for update of f skip locked`.execute(tx)
    if (rows.length > 0)
      await dropUnused(
        tx,
        rows.map(({ id }) => id),
      )
    return rows.length
  })
}
