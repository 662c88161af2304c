/** What a stored file holds, wherever it is kept. */
import { createHash } from 'node:crypto'
import { type FileStore, StoreAway } from './file-store.ts'

/** A stored file with what is needed to find its content. */
export type KeptContent = {
  readonly id: string
  readonly content: Buffer
  readonly kept_as: string | null
  readonly sha256: Buffer
}

/** The content of a stored file. Throws `StoreAway` where it cannot be had now, or is not as it was kept. */
export async function contentOf(
  files: FileStore | null,
  { id, content, kept_as: name, sha256 }: KeptContent,
): Promise<Buffer> {
  if (name === null) return content
  if (!files) throw new StoreAway(`File ${id} is in a store, and FILES_URL is not set.`)
  const found = await files.get(name)
  if (!found) throw new StoreAway(`File ${id} is not in the ${files.describe}.`)
  if (!isWhole(found, sha256)) throw new StoreAway(`File ${id} is not in the ${files.describe} as it was kept.`)
  return found
}

/** Whether bytes are those of a fingerprint. */
export function isWhole(content: Uint8Array, sha256: Buffer): boolean {
  return createHash('sha256').update(content).digest().equals(sha256)
}
