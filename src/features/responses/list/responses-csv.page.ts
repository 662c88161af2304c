/** Every response as a table: answers and terms, never contact details. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { inParts } from '../../../db/in-parts.ts'
import type { Handle } from '../../../db/open.ts'
import { dayAt } from '../../../kernel/day.ts'
import type { Answers } from '../../../questions/form.ts'
import { cellsOf, columnsOf } from '../../../questions/response-text.ts'
import { say } from '../../../questions/wording.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from './responses.page.ts'

const head = [
  'reference',
  'channel',
  'received',
  'behalf',
  'provenance',
  'published-as',
  'sector',
  'area-part',
  'confidential',
  'may-publish',
  'may-pass-on',
  'comments',
  'free',
]

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
          row.reference,
          row.channel,
          dayAt(row.received_at, area.timeZone),
          row.behalf,
          row.provenance,
          row.published_as,
          row.sector,
          row.area_part,
          String(row.confidential),
          String(row.may_publish),
          String(row.may_pass_on),
          Object.values(row.comments as Record<string, string>).join('\n\n'),
          row.free_text,
          ...cellsOf(of.form, row.answers as Answers, row.not_asked as Answers).map(cell => say(cell, t)),
        ])
    }
    return longCsvFile(
      `${of.slug}-responses.csv`,
      [...head.map(name => t(`responses.columns.${name}`)), ...asked],
      rows(),
    )
  },
})

/** What stands, in the order of references. */
function responsesIn(db: Handle, consultationId: string, withConfidential: boolean) {
  return inParts(
    (after: string | null, limit) =>
      db
        .selectFrom('response')
        .select(['reference', 'channel', 'received_at', 'behalf', 'provenance', 'published_as', 'sector', 'area_part'])
        .select(['confidential', 'may_publish', 'may_pass_on', 'comments', 'free_text', 'answers', 'not_asked'])
        .where('consultation_id', '=', consultationId)
        .where('state', '<>', 'withdrawn')
        .$if(!withConfidential, query => query.where('confidential', '=', false))
        .$if(after !== null, query => query.where('reference', '>', after))
        .orderBy('reference')
        .limit(limit)
        .execute(),
    ({ reference }) => reference,
  )
}
