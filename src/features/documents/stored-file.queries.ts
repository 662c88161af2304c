/** Files that documents were read from. */
import type { Handle } from '../../db/open.ts'
import { readStored } from '../../files/files.ts'
import type { Hub } from '../../web/hub.ts'
import type { Download } from '../../web/page.ts'

/** A stored file as a download that is always saved, never shown: it comes from outside. */
export async function findStoredFile(db: Handle, files: Hub['files'], id: string): Promise<Download | null> {
  const file = await readStored(db, files, id)
  return file ? { type: file.media_type, body: file.content, filename: file.name } : null
}
