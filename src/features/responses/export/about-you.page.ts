/**
 * Who answered, as a table apart from what was said: the answers to the questions that ask who somebody is, without any
 * reference, day or word of the response, and sorted by themselves, so that no row can be laid beside one of the other table.
 */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { writtenCsvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import type { AskedResponses } from './asked.ts'

const worker = new URL('./about-you.worker.ts', import.meta.url)

export const aboutYouTable = defineDownload({
  path: '/consultations/:slug/about-you.csv',
  access: leadsConsultation,
  audit: 'reads only',
  publishes: ['responses'],
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async respond({ hub, subject: of, area }) {
    const asked = { consultationId: of.id, form: of.form, withConfidential: true, timeZone: area.timeZone }
    return writtenCsvFile(`${of.slug}-about-you.csv`, hub.writeAside(worker, asked satisfies AskedResponses))
  },
})
