/**
 * Looking at files that came as answers. One that nobody has looked at is as sealed as a contact: the lead opens it, which is written down,
 * and says whether it shows somebody. One that shows nobody is read beside its response.
 */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { Window } from '../../../web/list.ts'
import { minutesInView } from '../sealing/seal.ts'
import { openFile, type WholeFile } from '../sealing/sealed-file.ts'

/** What was found of a file: nobody has looked, it shows no one, or it does. */
export const fileStates = ['unseen', 'shown', 'withheld'] as const
export type FileState = (typeof fileStates)[number]

function files(db: Handle, consultationId: string) {
  return db
    .selectFrom('answer_file')
    .innerJoin('answer_file_use', 'answer_file_use.answer_file_id', 'answer_file.id')
    .innerJoin('response', 'response.id', 'answer_file_use.response_id')
    .where('answer_file.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
}

/** How many files came with responses, of one state or all. */
export async function countFiles(db: Handle, consultationId: string, state?: FileState): Promise<number> {
  const { count } = await files(db, consultationId)
    .select(eb => eb.fn.count<string>('answer_file.id').distinct().as('count'))
    .$if(state !== undefined, query => query.where('answer_file.state', '=', state!))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const named = [
  'answer_file.id',
  'answer_file.version',
  'answer_file.kind',
  'answer_file.size',
  'answer_file.state',
  'answer_file.reason',
  'response.reference',
] as const

/** The files of a page of their list, with a response that each stands in. */
export function listFiles(db: Handle, consultationId: string, state: FileState, { limit, offset }: Window) {
  return files(db, consultationId)
    .distinctOn('answer_file.id')
    .select(named)
    .where('answer_file.state', '=', state)
    .orderBy('answer_file.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** One file, or nothing. */
export function findFile(db: Handle, consultationId: string, id: string) {
  return files(db, consultationId).select(named).where('answer_file.id', '=', id).executeTakeFirst()
}

/** The files of one response, with what was found of each. */
export function filesOfResponse(db: Handle, consultationId: string, responseId: string) {
  return files(db, consultationId)
    .select(named)
    .where('response.id', '=', responseId)
    .orderBy('answer_file.id')
    .execute()
}

/** Notes that somebody opens a file; gives the id of the opening. */
export async function openFileToLook(tx: Tx, fileId: string, by: string, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('answer_file_opening')
    .values({ id, created_at: now, answer_file_id: fileId, opened_by: by })
    .execute()
  return id
}

/** Whether an opening is in view: for the person who made it, and for a while. */
export async function isInView(db: Handle, openingId: string, fileId: string, by: string | null, now: Date) {
  const row = await db
    .selectFrom('answer_file_opening')
    .select('created_at')
    .where('id', '=', openingId)
    .where('answer_file_id', '=', fileId)
    .where('opened_by', '=', by)
    .executeTakeFirst()
  return row !== undefined && now.getTime() - row.created_at.getTime() <= minutesInView * 60_000
}

/** What is in a file, for whoever was found to be allowed to see it. */
export async function contentOfFile(db: Handle, seal: Seal, fileId: string): Promise<WholeFile | null> {
  const row = await db
    .selectFrom('answer_file')
    .innerJoin('stored_file', 'stored_file.id', 'answer_file.stored_file_id')
    .select(['stored_file.id', 'stored_file.content'])
    .where('answer_file.id', '=', fileId)
    .executeTakeFirst()
  return row ? openFile(seal, row.id, row.content) : null
}

/** The file of a response that was found to show no one: nothing of what is given in confidence for whom may not read that. */
export async function findShown(
  db: Handle,
  { consultationId, reference, fileId }: { consultationId: string; reference: string; fileId: string },
  withConfidential: boolean,
): Promise<boolean> {
  const row = await files(db, consultationId)
    .select('answer_file.id')
    .where('answer_file.id', '=', fileId)
    .where('answer_file.state', '=', 'shown')
    .where('response.reference', '=', reference)
    .$if(!withConfidential, query => query.where('response.confidential', '=', false))
    .executeTakeFirst()
  return row !== undefined
}

/** Says whether a file shows somebody; false where somebody else did meanwhile. */
export function decideFile(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  { state, reason, by, now }: { state: 'shown' | 'withheld'; reason: string; by: string | null; now: Date },
): Promise<boolean> {
  return changeVersioned(tx, 'answer_file', id, version, { state, reason, decided_by: by, decided_at: now })
}
