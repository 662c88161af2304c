/**
 * Writing what is large in pieces: handed to the database in one go, a file of 20 MB is copied and sent while nobody else is served. Its
 * pieces are put together in the database, by a large object that is gone when the statement after it is.
 */
import { createHash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../db/open.ts'

/** The bytes of one piece: what is not longer is written in one go. */
export const PIECE = 512 * 1024

/** The fingerprint of bytes (SHA-256); others are served between its pieces. */
export async function fingerprintOf(bytes: Uint8Array): Promise<Buffer> {
  const hash = createHash('sha256')
  for (const piece of piecesOf(bytes)) {
    hash.update(piece)
    await othersTurn()
  }
  return hash.digest()
}

/** Gives `write` the bytes as a value of a statement, which is true within it alone. In a transaction, what breaks off leaves nothing. */
export async function writeInPieces<Value>(
  tx: Handle,
  bytes: Uint8Array,
  write: (content: Buffer | RawBuilder<Buffer>) => Promise<Value>,
): Promise<Value> {
  if (bytes.length <= PIECE) return write(Buffer.from(bytes))
  const { rows } = await sql<{ oid: number }>`select lo_create(0) as oid`.execute(tx)
  const { oid } = rows[0]!
  let at = 0
  for (const piece of piecesOf(bytes)) {
    await sql`select lo_put(${oid}, ${at}, ${piece})`.execute(tx)
    at += piece.length
  }
  const value = await write(sql<Buffer>`lo_get(${oid})`)
  await sql`select lo_unlink(${oid})`.execute(tx)
  return value
}

/** Views on bytes, none of them a copy. */
function* piecesOf(bytes: Uint8Array): Generator<Buffer> {
  const { buffer, byteOffset, length } = bytes
  for (let at = 0; at < length; at += PIECE) yield Buffer.from(buffer, byteOffset + at, Math.min(PIECE, length - at))
}
