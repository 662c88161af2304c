/** Zips written as they are read: each part is packed piece by piece, so that no part is ever whole in memory. */
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of a zip: its name, and its text some at a time. */
export type ZipPart = { readonly name: string; readonly text: Iterable<string> | AsyncIterable<string> }

type Entry = { readonly name: Buffer; readonly offset: number; readonly crc: number; packed: number; plain: number }

/** Its sizes follow each part (bit 3), its names are UTF-8 (bit 11); deflated. */
const AS_WRITTEN = [20, 0x0808, 8] as const
const FIRST_DAY = 0x21
/** Signs that are packed at one time, and bytes of what is packed that are handed on. */
const AT_ONCE = 64 * 1024

/**
 * Packs parts in order; gives the file piece by piece, and reads on only as it is taken. Throws a RangeError where a part, or the
 * file, grows over 4 GB.
 */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = []
  let offset = 0
  for (const { name, text } of parts) {
    const entry = { name: Buffer.from(name), offset, crc: 0, packed: 0, plain: 0 }
    const head = Buffer.concat([record(0x04034b50, [...AS_WRITTEN, 0, FIRST_DAY], entry, [0]), entry.name])
    yield head
    // Packed lightly: the time goes into answers, not into the last tenth of the size.
    const pack = createDeflateRaw({ level: 1, chunkSize: AT_ONCE })
    const packing = pipeline(measured(text, entry), pack)
    // A reader that goes away ends it, and what fails is told by the reading below.
    packing.catch(() => undefined)
    for await (const piece of pack) {
      entry.packed += (piece as Buffer).length
      yield piece as Buffer
    }
    await packing
    const sizes = record(0x08074b50, [], entry)
    yield sizes
    offset += head.length + entry.packed + sizes.length
    entries.push(entry)
  }
  yield directory(entries, offset)
}

async function* measured(text: ZipPart['text'], entry: { crc: number; plain: number }): AsyncGenerator<Buffer> {
  for await (const some of gathered(text)) {
    const piece = Buffer.from(some)
    entry.crc = crc32(piece, entry.crc)
    entry.plain += piece.length
    yield piece
  }
}

/** The same text in pieces worth packing: each goes to another thread and back, which takes longer than to pack a row. */
async function* gathered(text: ZipPart['text']): AsyncGenerator<string> {
  let some: string[] = []
  let length = 0
  for await (const piece of text) {
    some.push(piece)
    length += piece.length
    if (length < AT_ONCE) continue
    yield some.join('')
    some = []
    length = 0
  }
  if (length > 0) yield some.join('')
}

/** What stands before, behind and in the directory about a part: a signature, words of two bytes, its sizes, and its name's length. */
function record(signature: number, words: readonly number[], of: Entry, more: readonly number[] | null = null): Buffer {
  const named = more === null ? [] : [of.name.length, ...more]
  const bytes = Buffer.alloc(4 + 2 * words.length + 12 + 2 * named.length)
  let at = bytes.writeUInt32LE(signature)
  for (const each of words) at = bytes.writeUInt16LE(each, at)
  for (const each of [of.crc, of.packed, of.plain]) at = bytes.writeUInt32LE(each, at)
  for (const each of named) at = bytes.writeUInt16LE(each, at)
  return bytes
}

function directory(entries: readonly Entry[], offset: number): Buffer {
  const lines = entries.map(entry => {
    const place = Buffer.alloc(4)
    place.writeUInt32LE(entry.offset)
    const about = record(0x02014b50, [20, ...AS_WRITTEN, 0, FIRST_DAY], entry, [0, 0, 0, 0, 0, 0])
    return Buffer.concat([about, place, entry.name])
  })
  const whole = Buffer.concat(lines)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(whole.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([whole, end])
}
