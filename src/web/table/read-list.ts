/** A list that somebody brings in: pasted, as a text file, or as a workbook. All come out as the same table. */
import { problemOf } from './book/problem-of.ts'
import { readXlsx } from './book/xlsx.ts'
import { mostRows, type ReadTable, readTable, type TableRow } from './read-table.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Reads a list; `isHeading` says whether a row names columns. The line of a row of a workbook is its row there. */
export async function readList(
  source: Uint8Array | string,
  isHeading: (cells: readonly string[]) => boolean,
  most = mostRows,
): Promise<ReadTable> {
  if (!isPacked(source)) return readTable(source, isHeading, most)
  try {
    return await readBook(source, isHeading, most)
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return { ok: false, problem }
  }
}

/** Whether a list comes packed, as a workbook does. */
export function isPacked(source: Uint8Array | string): source is Uint8Array {
  return typeof source !== 'string' && ZIP.every((byte, at) => source[at] === byte)
}

async function readBook(
  bytes: Uint8Array,
  isHeading: (cells: readonly string[]) => boolean,
  most: number,
): Promise<ReadTable> {
  let header: readonly string[] = []
  const rows: TableRow[] = []
  for await (const piece of readXlsx(bytes, [])) {
    if (piece.kind === 'head') {
      header = piece.head.header
      // A sheet of names alone has no heading: what stands first is an entry.
      if (!isHeading(header)) rows.push({ line: 1, cells: header })
    } else if (piece.kind === 'rows') {
      for (const { row, cells } of piece.rows) rows.push({ line: row, cells })
      if (rows.length > most) return { ok: false, problem: { key: 'web.table.unreadable.rows', values: { most } } }
    } else {
      const headed = isHeading(header)
      const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), header.length)
      const heads = Array.from({ length: width }, (_, at) => (headed ? (header[at] ?? '') : ''))
      return { ok: true, table: { header: heads, rows, notes: piece.notes } }
    }
  }
  return { ok: false, problem: { key: 'web.table.unreadable.empty' } }
}
