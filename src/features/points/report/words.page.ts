/** The words of the report: drafted from the records, changed by people. */
import { leadsConsultation } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { findReport, saveReport } from '../report.queries.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { loadReportContent } from './report-content.ts'
import { draftWords } from './words.ts'

const form = {
  version: versionField(),
  introduction: passage({ label: 'points.report.introduction' }),
  process: passage({ label: 'points.report.process', hint: 'points.report.process-hint', optional: true }),
  what_we_heard: passage({ label: 'points.report.heard', hint: 'points.report.heard-hint' }),
  diverse_needs: passage({ label: 'points.report.diverse', hint: 'points.report.diverse-hint', optional: true }),
  bodies_said: passage({ label: 'points.report.bodies', hint: 'points.report.bodies-hint', optional: true }),
  what_happens_next: passage({ label: 'points.report.next' }),
}

export const reportWordsPage = definePage({
  path: '/consultations/:slug/report/words',
  access: leadsConsultation,
  audit: 'report.written',
  publishes: ['how many responses', 'points', 'tables'],
  template: 'points/report/words.njk',
  params: slugParams,
  form,
  subject: teamConsultation,
  async show({ db, subject: consultation, area, today, t }) {
    const report = await findReport(db, consultation.id)
    const words = report ?? draftWords(await loadReportContent(db, consultation, { area, today, t }), t)
    return {
      title: t('points.report.edit'),
      breadcrumbs: trail(t, consultation, { text: t('points.report.link'), href: below(consultation, 'report') }),
      drafted: report === null,
      form: writeForm(form, { ...words, version: report?.version ?? 1 }),
    }
  },
  async submit({ db, subject: consultation, form: { version, ...words }, audit }) {
    const before = await findReport(db, consultation.id)
    if (!(await saveReport(db, consultation.id, before, version, words))) {
      const theirs = (await findReport(db, consultation.id))!
      return stale(writeForm(form, theirs), theirs.version)
    }
    const { introduction, process, what_we_heard, what_happens_next, diverse_needs, bodies_said } = before ?? {}
    await audit({
      action: 'report.written',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      before: before ? { introduction, process, what_we_heard, what_happens_next, diverse_needs, bodies_said } : null,
      after: words,
    })
    return redirect(below(consultation, 'report'), 'points.done.report-saved')
  },
})
