/** Files that were read and wait to be looked over. */
import { type SqlBool, sql } from 'kysely'
import type { SubjectRef } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { DocumentTree } from '../../../documents/tree.ts'
import { findHomeOf, type Home } from '../homes.ts'
import type { Choice } from './choices.ts'
import type { Corrected, Step } from './correct.ts'

/** A file that was read: the documents in it as read and as corrected, and what is decided about each. */
export type ImportDraft = Corrected & {
  readonly id: string
  readonly version: number
  readonly home: Home
  readonly fileId: string
  readonly fileName: string
  readonly format: string
  readonly notes: readonly string[]
  readonly asRead: readonly DocumentTree[]
  readonly choices: readonly Choice[]
  readonly createdAt: Date
  readonly keptAt: Date | null
}

/** What a file was read as. */
export type NewDraft = {
  readonly subject: SubjectRef
  readonly fileId: string
  readonly format: string
  readonly notes: readonly string[]
  readonly trees: readonly DocumentTree[]
  readonly choices: readonly Choice[]
  readonly begunBy: string | null
}

/** Lays a file that was read aside for looking over; gives the id of the draft. */
export async function beginDraft(tx: Handle, draft: NewDraft): Promise<string> {
  const id = newId()
  await tx
    .insertInto('import_draft')
    .values({
      id,
      subject_kind: draft.subject.kind,
      subject_id: draft.subject.id,
      file_id: draft.fileId,
      format: draft.format,
      notes: JSON.stringify(draft.notes),
      as_read: JSON.stringify(draft.trees),
      trees: JSON.stringify(draft.trees),
      choices: JSON.stringify(draft.choices),
      begun_by: draft.begunBy,
    })
    .execute()
  return id
}

/** The draft with that id, or null. */
export async function findDraft(db: Handle, id: string): Promise<ImportDraft | null> {
  const row = await db
    .selectFrom('import_draft')
    .innerJoin('stored_file', 'stored_file.id', 'import_draft.file_id')
    .selectAll('import_draft')
    .select('stored_file.name as file_name')
    .where('import_draft.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const home = await findHomeOf(db, { kind: row.subject_kind, id: row.subject_id })
  if (!home) return null
  return {
    id: row.id,
    version: row.version,
    home,
    fileId: row.file_id,
    fileName: row.file_name,
    format: row.format,
    notes: row.notes as unknown as readonly string[],
    asRead: row.as_read as unknown as readonly DocumentTree[],
    trees: row.trees as unknown as readonly DocumentTree[],
    steps: row.steps as unknown as readonly Step[],
    choices: row.choices as unknown as readonly Choice[],
    createdAt: row.created_at,
    keptAt: row.kept_at,
  }
}

/** What can change about a draft. */
export type DraftChange = Partial<Corrected> & {
  readonly asRead?: readonly DocumentTree[]
  readonly choices?: readonly Choice[]
  readonly keptAt?: Date
}

/** Changes a draft that still has the version quoted and is not kept; false where somebody was faster. */
export async function changeDraft(tx: Tx, id: string, version: number, change: DraftChange): Promise<boolean> {
  const to = {
    ...(change.trees === undefined ? {} : { trees: JSON.stringify(change.trees) }),
    ...(change.steps === undefined ? {} : { steps: JSON.stringify(change.steps) }),
    ...(change.asRead === undefined ? {} : { as_read: JSON.stringify(change.asRead) }),
    ...(change.choices === undefined ? {} : { choices: JSON.stringify(change.choices) }),
    ...(change.keptAt === undefined ? {} : { kept_at: change.keptAt }),
  }
  return changeVersioned(tx, 'import_draft', id, version, to, sql<SqlBool>`kept_at is null`)
}

/** A draft as a list shows it. */
export type DraftLine = { readonly id: string; readonly fileName: string; readonly createdAt: Date }

/** The drafts of a subject that are not kept yet, newest first. */
export async function openDraftsOf(db: Handle, subject: SubjectRef): Promise<DraftLine[]> {
  return db
    .selectFrom('import_draft')
    .innerJoin('stored_file', 'stored_file.id', 'import_draft.file_id')
    .select(['import_draft.id', 'stored_file.name as fileName', 'import_draft.created_at as createdAt'])
    .where('import_draft.subject_kind', '=', subject.kind)
    .where('import_draft.subject_id', '=', subject.id)
    .where('import_draft.kept_at', 'is', null)
    .orderBy('import_draft.created_at', 'desc')
    .execute()
}
