/** Publishing the report: with it goes the feedback, and, if wished, the next version of each document. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { releaseDrafts } from '../../documents/index.ts'
import { feedbackCounts } from '../feedback/feedback.queries.ts'
import { loadNext } from '../next-version/next.queries.ts'
import { findReport, publishReport } from '../report.queries.ts'
import { below, isReported, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { keepCounts } from './counts.queries.ts'

const form = {
  versions: tick({ label: 'points.publication.versions', hint: 'points.publication.versions-hint' }),
  sure: tick({ label: 'points.publication.sure', required: true }),
}

export const publicationPage = definePage({
  path: '/consultations/:slug/report/publication',
  access: leadsConsultation,
  audit: 'report.published',
  publishes: ['work left'],
  template: 'points/report/publication.njk',
  params: slugParams,
  form,
  subject: teamConsultation,
  async show({ db, subject: consultation, t }) {
    const report = await findReport(db, consultation.id)
    const next = await loadNext(db, consultation)
    return {
      title: t('points.publication.title'),
      breadcrumbs: trail(t, consultation, { text: t('points.report.link'), href: below(consultation, 'report') }),
      base: below(consultation),
      reported: isReported(consultation),
      saved: report !== null,
      published: Boolean(report?.publishedAt),
      reachable: (await feedbackCounts(db, consultation.id)).reachable,
      documents: next.filter(({ made }) => made !== null),
      unreleased: next.filter(({ made }) => made?.status === 'draft'),
      form: { values: { versions: ['yes'] }, files: {} },
    }
  },
  async submit({ db, subject: consultation, form: typed, now, audit }) {
    const problem = await inTheWay(db, consultation)
    if (problem) return refuse({ sure: problem })
    const first = await publishReport(db, consultation.id, now)
    if (first) await keepCounts(db, consultation.id)
    const made = (await loadNext(db, consultation)).flatMap(({ made: version }) => version?.id ?? [])
    const released = typed.versions ? await releaseDrafts(db, made) : 0
    if (!first && released === 0) return refuse({ sure: 'points.problem.published-before' })
    await audit({
      action: 'report.published',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      after: { versions: released },
    })
    return redirect(below(consultation, 'outcome'), 'points.done.published')
  },
})

/** What keeps the report from being published, or null. */
async function inTheWay(db: Handle, consultation: Consultation): Promise<string | null> {
  const { state } = await db
    .selectFrom('consultation')
    .select('state')
    .where('id', '=', consultation.id)
    .forShare()
    .executeTakeFirstOrThrow()
  if (!isReported({ state })) return 'points.problem.not-reported'
  return (await findReport(db, consultation.id)) ? null : 'points.problem.no-report'
}
