/** How far feedback to respondents has come, and noting that letters have gone to those without email. */
import { leadsConsultation } from '../../../access/access.ts'
import { tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { noteLettersGone } from '../../responses/index.ts'
import { findReport } from '../report.queries.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { feedbackCounts } from './feedback.queries.ts'

const form = { gone: tick({ label: 'points.feedback.gone', required: true }) }

export const feedbackPage = definePage({
  path: '/consultations/:slug/feedback',
  mends: ['feedback'],
  workspace: { stage: 'answer', label: 'consultations.task.feedback' },
  access: leadsConsultation,
  audit: 'feedback.posted',
  publishes: ['work left'],
  template: 'points/feedback/feedback.njk',
  params: slugParams,
  form,
  changesPages: false,
  subject: teamConsultation,
  async show({ db, subject: consultation, t }) {
    const report = await findReport(db, consultation.id)
    return {
      title: t('points.feedback.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      published: Boolean(report?.publishedAt),
      counts: await feedbackCounts(db, consultation.id),
    }
  },
  async submit({ db, subject: consultation, now, audit }) {
    const count = await noteLettersGone(db, consultation.id, now)
    if (count === 0) return refuse({ gone: 'points.problem.no-letters' })
    await audit({
      action: 'feedback.posted',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      after: { letters: count },
    })
    return redirect(below(consultation, 'feedback'), 'points.done.posted')
  },
})
