/** Stored files: kept in the database with what they are judged to be by their content, not by their name. */
import type { Selectable } from 'kysely'
import type { SubjectRef } from '../access/access.ts'
import { contentOf } from '../db/file-content.ts'
import type { FileStore } from '../db/file-store.ts'
import { newId } from '../db/ids.ts'
import type { Handle, Tables } from '../db/open.ts'
import { fingerprintOf, writeInPieces } from './pieces.ts'

/** Who may fetch a file: everybody, those who work on its subject, or those with the right to what is sealed. */
export type Visibility = 'public' | 'team' | 'sealed'

export type NewFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly subject: SubjectRef
  readonly visibility: Visibility
  readonly uploadedBy: string | null
}

const SHOWN_IN_PLACE = new Set(['image/png', 'image/jpeg', 'application/pdf'])

/** The media type of bytes, by their content; text where nothing says otherwise. */
export async function sniff(bytes: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  if (found) return found.mime
  return bytes.subarray(0, 4096).includes(0) ? 'application/octet-stream' : 'text/plain; charset=utf-8'
}

/** A kept file as it is handed out: under its own name, shown in the browser where that is safe. */
export function handOut(file: { readonly media_type: string; readonly content: Uint8Array; readonly name: string }) {
  const { media_type: type, content: body, name: filename } = file
  return { type, body, filename, inPlace: SHOWN_IN_PLACE.has(type) }
}

/** Signs that are not seen, or turn the reading round, so that "minutes exe.pdf" may be no PDF; of no language a name needs. */
const UNSEEN = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const LONGEST_NAME = 150

/** A name safe to save a file under: what no system takes is out, it is no hidden file, and its ending stays where it is cut. */
export function safeName(name: string): string {
  const plain = name
    .replace(UNSEEN, '')
    .replace(/[/\\:*?"<>|\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[ .]+$/, '')
  // A sign of two units is not cut in half, and what is cut before a point does not begin with it.
  return plain.slice(-LONGEST_NAME).replace(/^[\udc00-\udfff]?[ .]*/, '') || 'file'
}

/** Keeps a file; gives its id. */
export async function keepFile(tx: Handle, file: NewFile): Promise<string> {
  const id = newId()
  const columns = {
    id,
    name: safeName(file.name),
    media_type: await sniff(file.bytes),
    size: file.bytes.length,
    sha256: await fingerprintOf(file.bytes),
    subject_kind: file.subject.kind,
    subject_id: file.subject.id,
    visibility: file.visibility,
    uploaded_by: file.uploadedBy,
  }
  await writeInPieces(tx, file.bytes, content =>
    tx
      .insertInto('stored_file')
      .values({ ...columns, content })
      .execute(),
  )
  return id
}

/** A stored file with its content, wherever it is kept; null where there is none. */
export async function readStored(db: Handle, files: FileStore | null, id: string) {
  const file = await db
    .selectFrom('stored_file')
    .select(['id', 'name', 'media_type', 'content', 'kept_as', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst()
  return file ? { ...file, content: await contentOf(files, file) } : null
}

/** Lets others fetch files than could before. */
export async function showFiles(tx: Handle, ids: readonly string[], to: Visibility): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('stored_file')
      .set({ visibility: to })
      .where('id', 'in', [...ids])
      .execute()
}

/** Lets files go. */
export async function dropFiles(tx: Handle, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom('stored_file')
      .where('id', 'in', [...ids])
      .execute()
}

/** The columns of a file whose content was sealed before it came here. */
export type Sealed = Pick<Selectable<Tables['stored_file']>, 'name' | 'media_type' | 'size' | 'sha256' | 'content'>

/** Keeps what was sealed under an id of the caller: the seal names the place it is for. */
export async function keepSealed(
  tx: Handle,
  id: string,
  sealed: Sealed,
  of: Pick<NewFile, 'subject' | 'uploadedBy'>,
): Promise<void> {
  const whose = { subject_kind: of.subject.kind, subject_id: of.subject.id, uploaded_by: of.uploadedBy }
  await writeInPieces(tx, sealed.content, content =>
    tx
      .insertInto('stored_file')
      .values({ id, ...sealed, ...whose, content, visibility: 'sealed' })
      .execute(),
  )
}

/** Puts what was sealed in the place of what was kept in clear. */
export async function sealInPlace(tx: Handle, id: string, sealed: Sealed): Promise<void> {
  await tx.updateTable('stored_file').set(sealed).where('id', '=', id).execute()
}
