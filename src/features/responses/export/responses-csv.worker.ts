/** Writes the table of responses, in a thread beside the server. */
import type { WriteAside } from '../../../jobs/write-aside.ts'
import type { Answers } from '../../../questions/form.ts'
import { columnsOf, rowCells } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import { csvPieces } from '../../../web/csv.ts'
import { type AskedResponses, wordsOfTables } from './asked.ts'
import { head, headCells, openTexts, responsesIn } from './rows.queries.ts'

/** One row a response, in the order of references. */
export const write: WriteAside<AskedResponses> = (db, { consultationId, form, withConfidential, timeZone }) => {
  const t = wordsOfTables()
  const cellsOf = rowCells(form)
  async function* rows() {
    for await (const part of responsesIn(db, consultationId, withConfidential))
      yield part.map(row => {
        const { comments, free, answers } = openTexts(form, row)
        const cells = cellsOf(answers, row.not_asked as Answers).map(cell => say(cell, t))
        return [...headCells(row, timeZone), comments.join('\n\n'), free, ...cells]
      })
  }
  return csvPieces(
    [
      ...[...head, 'comments', 'free'].map(name => t(`responses.columns.${name}`)),
      ...columnsOf(form).map(column => `${column.question} – ${say(column.heading, t)}`),
    ],
    rows(),
  )
}
