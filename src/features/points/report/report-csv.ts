/** The counts of a report as a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import type { Translate } from '../../../web/catalogue.ts'
import type { ReportContent } from './report-content.ts'
import { everyTable } from './tables.ts'

/** One row for each count: the table, what is counted, the count; empty where it is not shown. */
export function countsCsv(content: ReportContent, t: Translate): string {
  const rows = everyTable(content, t).flatMap(({ name, rows: counts }) =>
    counts.map(({ label, count }) => [name, label, count ?? '']),
  )
  return stringify([['table', 'what', 'count'], ...rows], { bom: true, escape_formulas: true })
}
