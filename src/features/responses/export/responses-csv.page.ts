/** Every response as a table: answers and terms, never contact details. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import type { Answers } from '../../../questions/form.ts'
import { cellsOf, columnsOf } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { head, headCells, responsesIn } from './rows.queries.ts'

export const responsesTable = defineDownload({
  path: '/consultations/:slug/responses.csv',
  access: reviewsResponses,
  audit: 'reads only',
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ db, subject: of, actor, area, t }) {
    const asked = columnsOf(of.form).map(column => `${column.question} – ${say(column.heading, t)}`)
    async function* rows() {
      for await (const part of responsesIn(db, of.id, readsConfidential(actor, of.id)))
        yield part.map(row => [
          ...headCells(row, area.timeZone),
          Object.values(row.comments as Record<string, string>).join('\n\n'),
          row.free_text,
          ...cellsOf(of.form, row.answers as Answers, row.not_asked as Answers).map(cell => say(cell, t)),
        ])
    }
    return longCsvFile(
      `${of.slug}-responses.csv`,
      [...[...head, 'comments', 'free'].map(name => t(`responses.columns.${name}`)), ...asked],
      rows(),
    )
  },
})
