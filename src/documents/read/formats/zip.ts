/**
 * Opens a zip (the packing of a .docx) without trusting it: only the parts that are asked for are unpacked, and
 * unpacking stops the moment a part outgrows its limit, whatever size the file claims for it.
 */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { limits, ReadingStopped, stopReading } from '../limits.ts'

/** An opened zip. `part` gives the unpacked bytes of one entry, or null where there is none of that name. */
export type Archive = {
  readonly names: readonly string[]
  readonly part: (name: string) => Uint8Array | null
  /** The same piece by piece, for what is read as it comes and may be `most` bytes long; null where there is none of that name. */
  readonly pieces: (name: string, most: number) => AsyncGenerator<Uint8Array> | null
}

type Entry = { method: number; flags: number; crc: number; packed: number; offset: number }

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const damaged =
  'This file is damaged: it is cut short or was changed on the way. Ask for it again, or open it in Word, save it once more and add that copy.'

/** Opens a zip by its directory of contents. Stops the reading when it is damaged, encrypted or a bomb. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  let unpacked = 0
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name)
      if (!entry) return null
      const content = unpack(bytes, view, entry)
      unpacked += content.byteLength
      if (unpacked > limits.unpackedBytes) refuseBomb()
      return content
    },
    pieces(name, most) {
      const entry = entries.get(name)
      return entry ? unpackInPieces(bytes, view, entry, most) : null
    },
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  // 0xffff says that a larger directory follows (zip64): no document of ours has that many entries.
  if (count > limits.entries) refuseBomb()
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) stopReading('damaged', damaged)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands last, followed only by a comment of up to 65,535 bytes. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endOfDirectory) return at
  return stopReading('damaged', damaged)
}

/** The bytes of an entry as they are stored in the file. */
function storedOf(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  if (entry.flags & 1)
    stopReading('encrypted', 'This file is locked with a password. Save a copy without the password and add that copy.')
  const { offset, packed } = entry
  if (offset + 30 > bytes.byteLength || view.getUint32(offset, true) !== localEntry) stopReading('damaged', damaged)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.byteLength) stopReading('damaged', damaged)
  return bytes.subarray(start, start + packed)
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const stored = storedOf(bytes, view, entry)
  const content = entry.method === 0 ? stored : inflate(stored, entry.method)
  if (crc32(content) !== entry.crc) stopReading('damaged', damaged)
  return content
}

/** Unpacks an entry piece by piece; ends at once where it grows beyond what it may, whatever size it claims. */
async function* unpackInPieces(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  most: number,
): AsyncGenerator<Uint8Array> {
  const stored = storedOf(bytes, view, entry)
  const largest = Math.min(most, Math.max(1024 * 1024, stored.byteLength * limits.growth))
  if (entry.method === 0) {
    yield stored
    return
  }
  if (entry.method !== 8) stopReading('damaged', damaged)
  const inflater = createInflateRaw()
  inflater.end(stored)
  let [size, sum] = [0, 0]
  try {
    for await (const piece of inflater as AsyncIterable<Buffer>) {
      size += piece.byteLength
      if (size > largest) refuseBomb()
      sum = crc32(piece, sum)
      yield piece
    }
  } catch (error) {
    if (error instanceof ReadingStopped) throw error
    stopReading('damaged', damaged)
  }
  if (sum !== entry.crc) stopReading('damaged', damaged)
}

function inflate(stored: Uint8Array, method: number): Uint8Array {
  if (method !== 8) stopReading('damaged', damaged)
  const most = Math.min(limits.partBytes, Math.max(1024 * 1024, stored.byteLength * limits.growth))
  try {
    return inflateRawSync(stored, { maxOutputLength: most })
  } catch (error) {
    if (error instanceof RangeError) refuseBomb()
    return stopReading('damaged', damaged)
  }
}

function refuseBomb(): never {
  return stopReading(
    'bomb',
    'This file unpacks to far more than a document would, so reading was stopped. If it is a real document, open it in Word, save it as a new .docx and add that copy.',
  )
}
