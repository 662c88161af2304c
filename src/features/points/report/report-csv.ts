/** The counts of a report as a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { isExact } from '../../../analysis/published.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { ReportContent } from './report-content.ts'
import { everyTable } from './tables.ts'

/** One row for each count: the table, what is counted, the count; where it is not told as it is, between which two it lies. */
export function countsCsv(content: ReportContent, t: Translate): string {
  const rows = everyTable(content, t).flatMap(({ name, rows: counts }) =>
    counts.map(({ label, shown }) => [
      name,
      label,
      isExact(shown) ? shown.to : '',
      isExact(shown) ? '' : shown.from,
      isExact(shown) ? '' : shown.to,
    ]),
  )
  return stringify([['table', 'what', 'count', 'at_least', 'at_most'], ...rows], { bom: true, escape_formulas: true })
}
