/** Reads a list that somebody brings in without holding the server up, whatever the file is. */
import { readPieces } from './apart.ts'
import { Unreadable } from './book/table.ts'
import { namesColumns, type Wanted } from './columns.ts'
import { isPacked, readList } from './read-list.ts'
import type { ReadTable } from './read-table.ts'

/** A list to read. `headings`: those by which a row is known to name its columns; `most`: rows. */
export type AskedList = {
  readonly source: Uint8Array | string
  readonly headings: Wanted<string>
  readonly most: number
}

/** Texts up to this size are read in less time than a thread takes to start. */
const SMALL = 50_000
/** The most bytes of a list: what is longer is none, and would be copied at length. */
const LONGEST = 4 * 1024 * 1024
const limits = { time: 20_000, memory: 512 } as const

/** Reads a list as `readList` does: what is short, here; what is long or packed, in a thread with limits of time and memory. */
export async function readListApart(asked: AskedList): Promise<ReadTable> {
  const { source, headings, most } = asked
  if (source.length <= SMALL && !isPacked(source)) return readList(source, namesColumns(headings), most)
  if (source.length > LONGEST) return { ok: false, problem: { key: 'web.table.unreadable.large' } }
  try {
    const thread = new URL('./read-list.worker.ts', import.meta.url)
    for await (const read of readPieces<ReadTable>(thread, asked, limits)) return read
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem }
    throw error
  }
  return { ok: false, problem: { key: 'web.table.unreadable.damaged' } }
}
