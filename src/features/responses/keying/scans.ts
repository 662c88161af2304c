/**
 * Scans of paper: they show names, addresses and hands, so content and name are sealed, each look at one is written down with
 * who and why, and they are erased with the contact.
 */
import { createHash } from 'node:crypto'
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { keepSealed, safeName, sealInPlace, sniff } from '../../../files/files.ts'
import type { UploadedFile } from '../../../web/fields.ts'
import { minutesInView, type Purpose } from '../sealing/seal.ts'

/** A scan as it was given. */
export type Scan = { readonly name: string; readonly mediaType: string; readonly content: Buffer }

/** The name that sealed files are kept under; their own is sealed with them. */
const SEALED_NAME = ''

/** Seals and keeps a scan; gives the id of its file. */
export async function keepScan(
  tx: Tx,
  seal: Seal,
  consultationId: string,
  { name, bytes }: Pick<UploadedFile, 'name' | 'bytes'>,
  by: string | null,
): Promise<string> {
  const id = newId()
  const content = Buffer.from(bytes)
  const sealed = closeScan(seal, id, { name: safeName(name), mediaType: await sniff(bytes), content })
  await keepSealed(tx, id, sealed, { subject: { kind: 'consultation', id: consultationId }, uploadedBy: by })
  return id
}

function placeOf(id: string): string {
  return `stored_file:${id}`
}

/** The columns of a sealed scan; size and fingerprint are those of what is kept, which tell nothing of what is in it. */
function closeScan(seal: Seal, id: string, { name, mediaType, content }: Scan) {
  const sealed = seal.close(JSON.stringify({ name, mediaType, content: content.toString('base64') }), placeOf(id))
  return {
    name: SEALED_NAME,
    media_type: 'application/octet-stream',
    size: sealed.length,
    sha256: createHash('sha256').update(sealed).digest(),
    content: sealed,
  }
}

function openScan(seal: Seal, id: string, sealed: Uint8Array): Scan {
  const { name, mediaType, content } = JSON.parse(seal.open(sealed, placeOf(id))) as Record<keyof Scan, string>
  return { name, mediaType, content: Buffer.from(content, 'base64') }
}

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
    await sealInPlace(db, id, closeScan(seal, id, file))
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
): Promise<Scan | null> {
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
  return openScan(seal, row.id, row.content)
}
