/** A file whose content and name are sealed together: a scan of paper, a picture that somebody sent. */
import { createHash } from 'node:crypto'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { keepSealed, safeName, sniff } from '../../../files/files.ts'

/** A file as it was given. */
export type WholeFile = { readonly name: string; readonly mediaType: string; readonly content: Buffer }

/** The name that sealed files are kept under; their own is sealed with them. */
export const SEALED_NAME = ''

/** Seals and keeps a file of a consultation; gives the id of what is kept. */
export async function keepSealedFile(
  tx: Tx,
  seal: Seal,
  consultationId: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  by: string | null,
): Promise<string> {
  const id = newId()
  const content = Buffer.from(bytes)
  const sealed = closeFile(seal, id, { name: safeName(name), mediaType: await sniff(bytes), content })
  await keepSealed(tx, id, sealed, { subject: { kind: 'consultation', id: consultationId }, uploadedBy: by })
  return id
}

function placeOf(id: string): string {
  return `stored_file:${id}`
}

/** The columns of a sealed file; size and fingerprint are those of what is kept, which tell nothing of what is in it. */
export function closeFile(seal: Seal, id: string, { name, mediaType, content }: WholeFile) {
  const sealed = seal.close(JSON.stringify({ name, mediaType, content: content.toString('base64') }), placeOf(id))
  return {
    name: SEALED_NAME,
    media_type: 'application/octet-stream',
    size: sealed.length,
    sha256: createHash('sha256').update(sealed).digest(),
    content: sealed,
  }
}

/** Opens a sealed file. */
export function openFile(seal: Seal, id: string, sealed: Uint8Array): WholeFile {
  const { name, mediaType, content } = JSON.parse(seal.open(sealed, placeOf(id))) as Record<keyof WholeFile, string>
  return { name, mediaType, content: Buffer.from(content, 'base64') }
}
