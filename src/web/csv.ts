/** Tables for spreadsheets: one way to write them, so that none can be read as a formula or in a wrong alphabet. */
import { stringify } from 'csv-stringify/sync'
import type { Download } from './page.ts'

type Cell = string | number | null

/**
 * A table as a CSV file. Cells that a spreadsheet would take for a formula are told apart with a quotation mark, and the file
 * begins with the mark by which spreadsheets know UTF-8.
 */
export function csvFile(filename: string, rows: readonly (readonly Cell[])[]): Download {
  const body = stringify(rows as Cell[][], { bom: true, escape_formulas: true })
  return { type: 'text/csv; charset=utf-8', body, filename }
}
