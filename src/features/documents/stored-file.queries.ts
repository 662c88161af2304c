/** Files that documents were read from. */
import type { Handle } from '../../db/open.ts'
import type { Download } from '../../web/page.ts'

/** A stored file as a download that is always saved, never shown: it comes from outside. */
export async function findStoredFile(db: Handle, id: string): Promise<Download | null> {
  const file = await db
    .selectFrom('stored_file')
    .select(['name', 'media_type', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
  return file ? { type: file.media_type, body: file.content, filename: file.name } : null
}
