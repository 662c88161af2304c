/** Tables for spreadsheets: one way to write them, so that none can be read as a formula or in a wrong alphabet. */
import { stringify } from 'csv-stringify/sync'
import type { Download, LongDownload } from './page.ts'

/** What stands in a cell. */
export type Cell = string | number | null

const type = 'text/csv; charset=utf-8'
const options = { escape_formulas: true } as const

/**
 * A table as a CSV file. Cells that a spreadsheet would take for a formula are told apart with a quotation mark, and the file
 * begins with the mark by which spreadsheets know UTF-8.
 */
export function csvFile(filename: string, rows: readonly (readonly Cell[])[]): Download {
  return { type, body: stringify(rows as Cell[][], { ...options, bom: true }), filename }
}

/** The same for a table that may be long: written some rows at a time, as fast as the reader takes it, and never whole in memory. */
export function longCsvFile(
  filename: string,
  header: readonly Cell[],
  parts: AsyncIterable<readonly (readonly Cell[])[]>,
): LongDownload {
  return writtenCsvFile(filename, csvPieces(header, parts))
}

/** A long table that is written elsewhere, by `csvPieces`. */
export function writtenCsvFile(filename: string, body: LongDownload['body']): LongDownload {
  return { type, body, filename }
}

/** The text of a table some rows at a time. */
export async function* csvPieces(
  header: readonly Cell[],
  parts: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  yield stringify([header as Cell[]], { ...options, bom: true })
  for await (const rows of parts) yield stringify(rows as Cell[][], options)
}
