/** Every response as a table: answers and terms, never contact details. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { writtenCsvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import type { AskedResponses } from './asked.ts'

const worker = new URL('./responses-csv.worker.ts', import.meta.url)

export const responsesTable = defineDownload({
  path: '/consultations/:slug/responses.csv',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ hub, subject: of, actor, area }) {
    const asked = {
      consultationId: of.id,
      form: of.form,
      withConfidential: readsConfidential(actor, of.id),
      timeZone: area.timeZone,
    } satisfies AskedResponses
    return writtenCsvFile(`${of.slug}-responses.csv`, hub.writeAside(worker, asked))
  },
})
