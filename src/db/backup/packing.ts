/**
 * How a backup is packed: gzip with a head that is always the same, so that not even a bit in it can change unseen. The
 * check of gzip itself covers only what is packed.
 */
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { DamagedBackup } from './frames.ts'

/** The head of RFC 1952: magic, deflate, no flags, no time, no extra flags; then the system, which is told as unknown. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0])
const UNKNOWN = 0xff
/** Systems named in backups made before: Unix, NTFS and Darwin. */
const earlier: readonly number[] = [3, 10, 19]

/** Passes a packed stream on with the system told as unknown, wherever it was packed. */
export function anywhere(): Transform {
  let begun = false
  return new Transform({
    transform(piece: Buffer, _, done) {
      if (begun || piece.length <= HEAD.length) return done(null, piece)
      begun = true
      const marked = Buffer.from(piece)
      marked[HEAD.length] = UNKNOWN
      done(null, marked)
    },
  })
}

/** Throws DamagedBackup where a file does not begin as a backup does. */
export async function checkHead(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(HEAD.length + 1)
    await handle.read(head, 0, head.length, 0)
    const system = head[HEAD.length] ?? 0
    if (!head.subarray(0, HEAD.length).equals(HEAD) || !(system === UNKNOWN || earlier.includes(system)))
      throw new DamagedBackup('This is not a backup of the hub, or its beginning was changed. Use another copy.')
  } finally {
    await handle.close()
  }
}
