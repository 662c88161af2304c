/** The report: what was asked, who answered, what they said and what was done, with words by people. */

import type { Actor } from '../../../access/access.ts'
import { anyone, leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import { type Shown, USUAL_LIMIT } from '../../../analysis/published.ts'
import type { Handle } from '../../../db/open.ts'
import { renderPdf } from '../../../documents/index.ts'
import type { Hub } from '../../../web/hub.ts'
import { defineDownload, definePage, type Found } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { findReopening } from '../reopening.queries.ts'
import { findReport, type Report } from '../report.queries.ts'
import { below, refOf, reportedConsultation, slugParams, trail } from '../subject.ts'
import { weighable } from '../weighting/weighting.queries.ts'
import { decisionPassed } from './decision-day.ts'
import { loadReportContent } from './report-content.ts'
import { countsCsv } from './report-csv.ts'
import { reportPdfContent } from './report-pdf.ts'
import { askedElsewhere } from './same-question.queries.ts'
import { sayShown, whoTables } from './tables.ts'
import { draftWords } from './words.ts'

type Reported = { readonly consultation: Consultation; readonly report: Report | null }

/** The report for everybody once it is published, for the review group before. */
export async function reportSubject(
  db: Handle,
  params: { readonly slug: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<Reported> | null> {
  const found = await reportedConsultation(db, params, hub, actor)
  if (!found) return null
  const consultation = found.record
  const report = await findReport(db, consultation.id)
  const isShown = Boolean(report?.publishedAt) || reviewsResponses.allows(actor, refOf(consultation))
  return isShown ? { ref: found.ref, record: { consultation, report } } : null
}

export const reportPage = definePage({
  path: '/consultations/:slug/report',
  mends: ['report'],
  showsRecord: ['weighting'],
  workspace: { stage: 'answer', label: 'consultations.task.report' },
  access: anyone,
  audit: 'reads only',
  publishes: ['how many responses', 'points', 'tables'],
  template: 'points/report/report.njk',
  params: slugParams,
  subject: reportSubject,
  sameForAll: true,
  async show({ db, subject: { consultation, report }, actor, area, today, t }) {
    const content = await loadReportContent(db, consultation, { area, today, t })
    return {
      decisionPassed: await decisionPassed(db, consultation, today),
      title: t('points.report.title', { title: consultation.title }),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      content,
      elsewhere: report?.publishedAt ? [...(await askedElsewhere(db, consultation.id))] : [],
      who: whoTables(content.counts, t),
      told: (shown: Shown) => sayShown(shown, t),
      limit: USUAL_LIMIT,
      sectors: weighable,
      reopening: await findReopening(db, consultation.id),
      words: report ?? draftWords(content, t),
      publishedAt: report?.publishedAt ?? null,
      leads: leadsConsultation.allows(actor, refOf(consultation)),
    }
  },
})

export const reportPdf = defineDownload({
  path: '/consultations/:slug/report.pdf',
  access: anyone,
  audit: 'reads only',
  publishes: ['how many responses', 'points', 'tables'],
  params: slugParams,
  subject: reportSubject,
  async respond({ db, subject: { consultation, report }, area, today, t }) {
    const content = await loadReportContent(db, consultation, { area, today, t })
    const blocks = reportPdfContent(content, report ?? draftWords(content, t), t)
    const body = await renderPdf(blocks, { title: t('points.report.title', { title: consultation.title }) })
    return { type: 'application/pdf', body, filename: `${consultation.slug}-report.pdf` }
  },
})

export const reportCsv = defineDownload({
  path: '/consultations/:slug/report.csv',
  access: anyone,
  audit: 'reads only',
  publishes: ['how many responses', 'points', 'tables'],
  params: slugParams,
  subject: reportSubject,
  async respond({ db, subject: { consultation }, area, today, t }) {
    const body = countsCsv(await loadReportContent(db, consultation, { area, today, t }), t)
    return { type: 'text/csv; charset=utf-8', body, filename: `${consultation.slug}-counts.csv` }
  },
})
