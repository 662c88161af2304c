/**
 * Who answered, as a table apart from what was said: the answers to the questions that ask who somebody is, without any
 * reference, day or word of the response, and sorted by themselves, so that no row can be laid beside one of the other table.
 */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Answers } from '../../../questions/form.ts'
import { aboutYouCells, aboutYouColumns } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { respondingSubject } from '../form/responding.queries.ts'

export const aboutYouTable = defineDownload({
  path: '/consultations/:slug/about-you.csv',
  access: leadsConsultation,
  audit: 'reads only',
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ db, subject: of, t }) {
    const rows = await db
      .selectFrom('response')
      .select(eb => eb.ref('answers').$castTo<Answers>().as('answers'))
      .where('consultation_id', '=', of.id)
      .where('state', '<>', 'withdrawn')
      .execute()
    const header = aboutYouColumns(of.form).map(column => `${column.question} – ${say(column.heading, t)}`)
    const cells = rows
      .map(({ answers }) => aboutYouCells(of.form, answers).map(cell => say(cell, t)))
      .filter(row => row.some(Boolean))
      .map(row => ({ row, key: JSON.stringify(row) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    return csvFile(`${of.slug}-about-you.csv`, [header, ...cells.map(({ row }) => row)])
  },
})
