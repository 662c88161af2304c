/**
 * Scans of paper: they show names, addresses and hands, so content and name are sealed, each look at one is written down with
 * who and why, and they are erased with the contact.
 */
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { sealInPlace } from '../../../files/files.ts'
import { minutesInView, type Purpose } from '../sealing/seal.ts'
import { closeFile, openFile, SEALED_NAME, type WholeFile } from '../sealing/sealed-file.ts'

/** Seals scans that were kept in clear by an earlier version; gives how many. */
export async function sealClearScans(db: Handle, seal: Seal): Promise<number> {
  const clear = await db
    .selectFrom('stored_file')
    .select('id')
    .where('visibility', '=', 'sealed')
    .where('name', '<>', SEALED_NAME)
    .execute()
  for (const { id } of clear) {
    const file = await db
      .selectFrom('stored_file')
      .select(['name', 'media_type as mediaType', 'content'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await sealInPlace(db, id, closeFile(seal, id, file))
  }
  return clear.length
}

/** Notes that somebody opens the scan of a response, and why; gives the id of the opening, or null where there is no scan. */
export async function openScanToLook(
  tx: Tx,
  responseId: string,
  purpose: Purpose,
  by: Actor,
  now: Date,
): Promise<string | null> {
  const row = await tx
    .selectFrom('response')
    .select('id')
    .where('id', '=', responseId)
    .where('scan_file_id', 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  const id = newId()
  await tx
    .insertInto('seal_opening')
    .values({
      id,
      created_at: now,
      scan_of: responseId,
      opened_by: by.person?.id ?? null,
      opened_by_label: by.person ? 'person' : 'anyone',
      purpose,
    })
    .execute()
  return id
}

/** The scan that an opening shows: to the person who made it, while it is in view, and to nobody else. */
export async function lookAtScan(
  db: Handle,
  seal: Seal,
  openingId: string,
  { consultationId, reference }: { readonly consultationId: string; readonly reference: string },
  by: Actor,
  now: Date,
): Promise<WholeFile | null> {
  const row = await db
    .selectFrom('seal_opening')
    .innerJoin('response', 'response.id', 'seal_opening.scan_of')
    .innerJoin('stored_file', 'stored_file.id', 'response.scan_file_id')
    .select(['stored_file.id', 'stored_file.content', 'seal_opening.created_at'])
    .where('seal_opening.id', '=', openingId)
    .where('response.consultation_id', '=', consultationId)
    .where('response.reference', '=', reference)
    .where('seal_opening.opened_by', '=', by.person?.id ?? null)
    .executeTakeFirst()
  if (!row || now.getTime() - row.created_at.getTime() > minutesInView * 60_000) return null
  return openFile(seal, row.id, row.content)
}
