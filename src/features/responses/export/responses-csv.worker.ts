/** Writes the table of responses, in a thread beside the server. */
import type { WriteAside } from '../../../jobs/write-aside.ts'
import type { Answers } from '../../../questions/form.ts'
import { columnsOf, rowCells } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import { csvPieces } from '../../../web/csv.ts'
import { type AskedResponses, wordsOfTables } from './asked.ts'
import { head, headCells, responsesIn } from './rows.queries.ts'

/** One row a response, in the order of references. */
export const write: WriteAside<AskedResponses> = (db, { consultationId, form, withConfidential, timeZone }) => {
  const t = wordsOfTables()
  const cellsOf = rowCells(form)
  async function* rows() {
    for await (const part of responsesIn(db, consultationId, withConfidential))
      yield part.map(row => [
        ...headCells(row, timeZone),
        Object.values(row.comments as Record<string, string>).join('\n\n'),
        row.free_text,
        ...cellsOf(row.answers as Answers, row.not_asked as Answers).map(cell => say(cell, t)),
      ])
  }
  return csvPieces(
    [
      ...[...head, 'comments', 'free'].map(name => t(`responses.columns.${name}`)),
      ...columnsOf(form).map(column => `${column.question} – ${say(column.heading, t)}`),
    ],
    rows(),
  )
}
