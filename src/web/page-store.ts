/**
 * Pages that are the same for every anonymous reader, kept as they will be sent: as they are and compressed, cut at the
 * places where the token of a form goes in. Forgotten when a table changes that they were
 * made from, at the latest after a minute.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { oncePlaceholder } from './once.ts'

const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const LAST_BLOCK = Buffer.from([0x03, 0x00])

/** A rendered page, cut where tokens go in; each piece also compressed so that it can be joined to its neighbours. */
export type KeptPage = {
  readonly pieces: readonly Buffer[]
  /** Each piece as deflate blocks that end on a byte, so that pieces and tokens can follow one another. */
  readonly deflated: readonly Buffer[]
  /** How each piece carries a checksum on, without reading the piece again. */
  readonly sums: readonly SumOn[]
}

/** Carries a checksum on over a piece: its own part, and what each bit of the checksum before it adds. */
type SumOn = { readonly own: number; readonly bits: readonly number[] }

/** CRC-32 is linear in the checksum before, so that 33 readings of a piece stand for all. */
function sumOn(piece: Buffer): SumOn {
  const own = crc32(piece, 0)
  return { own, bits: Array.from({ length: 32 }, (_, bit) => (crc32(piece, (1 << bit) >>> 0) ^ own) >>> 0) }
}

function carryOn({ own, bits }: SumOn, before: number): number {
  let sum = own
  for (let rest = before, bit = 0; rest !== 0; rest >>>= 1, bit++) if (rest & 1) sum ^= bits[bit]!
  return sum >>> 0
}

/** Cuts and compresses a page. */
export function keepPage(html: string): KeptPage {
  const pieces = html.split(oncePlaceholder).map(piece => Buffer.from(piece))
  const deflated = pieces.map(piece => deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH }))
  return { pieces, deflated, sums: pieces.map(sumOn) }
}

/** The page as it is, with a token put in. */
export function plainPage(page: KeptPage, token: string): Buffer {
  if (page.pieces.length === 1) return page.pieces[0]!
  const ink = Buffer.from(token)
  return Buffer.concat(page.pieces.flatMap((piece, at) => (at === 0 ? [piece] : [ink, piece])))
}

/**
 * The page as gzip, with a token put in: the compressed pieces are joined with the token as a stored block between
 * them (RFC 1951, 3.2.4), and only the checksum is worked out anew (RFC 1952).
 */
export function gzippedPage(page: KeptPage, token: string): Buffer {
  const ink = Buffer.from(token)
  const stored = Buffer.alloc(5 + ink.length)
  stored[0] = 0
  stored.writeUInt16LE(ink.length, 1)
  stored.writeUInt16LE(~ink.length & 0xffff, 3)
  ink.copy(stored, 5)
  const parts: Buffer[] = [GZIP_HEAD]
  let sum = 0
  let size = 0
  page.pieces.forEach((piece, at) => {
    if (at > 0) {
      parts.push(stored)
      sum = crc32(ink, sum)
      size += ink.length
    }
    parts.push(page.deflated[at]!)
    sum = carryOn(page.sums[at]!, sum)
    size += piece.length
  })
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(sum, 0)
  tail.writeUInt32LE(size, 4)
  return Buffer.concat([...parts, LAST_BLOCK, tail])
}

/** Words of statements, names of tables among them. */
export type Words = ReadonlySet<string>

export type PageStore = {
  readonly find: (key: string, now: number) => KeptPage | null
  /** Keeps a page that was begun at a generation, with the words that it read: not where any of them has changed since. */
  readonly keep: (
    key: string,
    page: KeptPage,
    from: { readonly now: number; readonly since: number; readonly read: Words },
  ) => void
  /** Forgets the pages that read any of the tables that changed; all pages where it is not known which did. */
  readonly forget: (changed?: Words) => void
  /** Grows with every forgetting. */
  readonly generation: () => number
  /** The keys of what is kept. */
  readonly keys: () => readonly string[]
}

const AGE = 60_000
const MOST = 500

/** A store for one process. */
export function pageStore(): PageStore {
  const pages = new Map<string, { page: KeptPage; at: number; read: Words }>()
  let generation = 0
  let allChanged = 0
  const changedAt = new Map<string, number>()
  return {
    find(key, now) {
      const kept = pages.get(key)
      return kept && now - kept.at < AGE ? kept.page : null
    },
    keep(key, page, { now, since, read }) {
      if (allChanged > since || [...changedAt].some(([table, at]) => at > since && read.has(table))) return
      if (pages.size >= MOST) pages.delete(pages.keys().next().value!)
      pages.set(key, { page, at: now, read })
    },
    forget(changed) {
      generation++
      if (changed === undefined) {
        allChanged = generation
        pages.clear()
        return
      }
      for (const table of changed) changedAt.set(table, generation)
      for (const [key, { read }] of pages) if (meet(read, changed)) pages.delete(key)
    },
    generation: () => generation,
    keys: () => [...pages.keys()],
  }
}

/** Whether anything that was read has changed. */
export function meet(read: Words, changed: Words): boolean {
  for (const table of changed) if (read.has(table)) return true
  return false
}
