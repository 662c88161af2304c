/**
 * The shape of a backup file: one gzip stream of lines of JSON and, between them, bodies of bytes in pieces. A body is
 * a row of pieces, each a line with its length in bytes and then the bytes; length 0 ends it.
 */
import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Thrown for a file that is not a whole and unchanged backup. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup'
}

/** Writes a line of JSON. */
export async function writeLine(to: Writable, value: unknown): Promise<void> {
  await write(to, `${JSON.stringify(value)}\n`)
}

/** Writes a body piece by piece, never faster than it can be taken. */
export async function writeBody(to: Writable, pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    await write(to, `${piece.length}\n`)
    await write(to, piece)
  }
  await write(to, '0\n')
}

async function write(to: Writable, part: string | Buffer): Promise<void> {
  if (to.errored) throw to.errored
  if (!to.write(part)) await once(to, 'drain')
}

/** Reads what the functions above have written. */
export type Frames = {
  /** The next line of JSON; throws DamagedBackup at the end of the file. */
  line(): Promise<unknown>
  /** The pieces of the body that comes next; it must be read to its end. */
  body(): AsyncGenerator<Buffer>
  /** Throws DamagedBackup unless the stream ends here, whole. */
  end(): Promise<void>
}

const LONGEST_LINE = 16 * 1024 * 1024

/** Reads frames from a stream of bytes without holding more than a piece. */
export function readFrames(source: AsyncIterable<Buffer>): Frames {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  const nextPiece = () =>
    pieces.next().catch(error => {
      throw new DamagedBackup(`The backup cannot be read to its end (${error.message}). Use another copy.`)
    })

  const more = async (): Promise<void> => {
    const next = await nextPiece()
    if (next.done) throw new DamagedBackup('The backup ends too early. Use another copy.')
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
  }

  const textLine = async (): Promise<string> => {
    for (let from = 0; ; ) {
      const end = held.indexOf(10, from)
      if (end >= 0) {
        const line = held.toString('utf8', 0, end)
        held = held.subarray(end + 1)
        return line
      }
      from = held.length
      if (from > LONGEST_LINE) throw new DamagedBackup('This is not a backup of the hub.')
      await more()
    }
  }

  return {
    async line() {
      const text = await textLine()
      try {
        return JSON.parse(text)
      } catch {
        throw new DamagedBackup('This is not a backup of the hub, or it was changed.')
      }
    },
    async end() {
      if (held.length > 0 || !(await nextPiece()).done)
        throw new DamagedBackup('Something stands behind the end of the backup. Use another copy.')
    },
    async *body() {
      for (;;) {
        let left = Number(await textLine())
        if (!Number.isSafeInteger(left) || left < 0)
          throw new DamagedBackup('The backup was changed. Use another copy.')
        if (left === 0) return
        while (left > 0) {
          if (held.length === 0) await more()
          const part = held.subarray(0, left)
          held = held.subarray(part.length)
          left -= part.length
          yield part
        }
      }
    },
  }
}
