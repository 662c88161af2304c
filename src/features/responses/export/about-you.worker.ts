/** Writes the table of who answered, in a thread beside the server. */
import type { Handle } from '../../../db/open.ts'
import type { WriteAside } from '../../../jobs/write-aside.ts'
import { aboutYouCells, aboutYouColumns } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { csvPieces } from '../../../web/csv.ts'
import { type AskedResponses, wordsOfTables } from './asked.ts'
import { whoAnsweredIn } from './rows.queries.ts'

/** Rows written at one time. */
const AT_ONCE = 500

/** One row for each who said something, sorted by what stands in it. */
export const write: WriteAside<AskedResponses> = (db, asked) => {
  const t = wordsOfTables()
  const header = aboutYouColumns(asked.form).map(column => `${column.question} – ${say(column.heading, t)}`)
  return csvPieces(header, sortedRows(db, asked, t))
}

/** Kept once for all who answered alike: a table of very many takes as much memory as there are different rows. */
async function* sortedRows(
  db: Handle,
  { consultationId, form }: AskedResponses,
  t: Translate,
): AsyncGenerator<readonly (readonly string[])[]> {
  const counts = new Map<string, number>()
  for await (const part of whoAnsweredIn(db, consultationId, form))
    for (const { answers } of part) {
      const row = aboutYouCells(form, answers).map(cell => say(cell, t))
      const key = JSON.stringify(row)
      if (row.some(Boolean)) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  for (const key of [...counts.keys()].toSorted((a, b) => (a < b ? -1 : 1))) {
    const row = JSON.parse(key) as string[]
    for (let left = counts.get(key) ?? 0; left > 0; left -= AT_ONCE)
      yield Array.from({ length: Math.min(left, AT_ONCE) }, () => row)
  }
}
