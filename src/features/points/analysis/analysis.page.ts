/** How far the analysis is, and its steps: begin after the close, report when every point is answered, go back if need be. */
import { leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, forbidden, redirect, refuse } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { stepOn } from '../../consultations/index.ts'
import { lockPoints } from '../points.queries.ts'
import { findReopening, settleReopening } from '../reopening.queries.ts'
import { findReport } from '../report.queries.ts'
import { below, isClosed, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { type Missing, mayReport, takeStock } from './progress.queries.ts'

export const analysisPage = definePage({
  path: '/consultations/:slug/analysis',
  workspace: { stage: 'answer', label: 'consultations.task.analysis' },
  access: reviewsResponses,
  audit: 'consultation.analysed',
  publishes: ['responses', 'work left'],
  template: 'points/analysis/analysis.njk',
  params: slugParams,
  form: { act: hidden() },
  subject: teamConsultation,
  async show({ db, subject: consultation, actor, now, area, today, t }) {
    const leads = leadsConsultation.allows(actor, refOf(consultation))
    const progress = await takeStock(db, consultation, leads)
    const report = await findReport(db, consultation.id)
    const few = <Each>({ few: named, count }: Missing<Each>) => ({ few: named, more: count - named.length })
    return {
      title: t('points.analysis.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      consultation,
      leads,
      progress,
      unread: few(progress.unread),
      unsplit: few(progress.unsplit),
      undecided: few(progress.undecided),
      ready: mayReport(progress),
      closed: isClosed(consultation, { now, today, area }),
      mayBegin:
        leads && isClosed(consultation, { now, today, area }) && ['open', 'closed'].includes(consultation.state),
      reopening: await findReopening(db, consultation.id),
      published: Boolean(report?.publishedAt),
      mayReopen: leads && consultation.state === 'reported' && !report?.publishedAt,
    }
  },
  async submit({ db, subject: consultation, actor, form, today, now, area, audit }) {
    // Reviewers see how far it is; its steps are the lead's.
    if (!leadsConsultation.allows(actor, refOf(consultation))) return forbidden
    await lockPoints(db, consultation.id)
    const { state } = await db
      .selectFrom('consultation')
      .select('state')
      .where('id', '=', consultation.id)
      .executeTakeFirstOrThrow()
    const to = await stepOf(db, { ...consultation, state }, form.act, isClosed(consultation, { now, today, area }))
    if (typeof to === 'string') return refuse({ act: to })
    const reopening = await findReopening(db, consultation.id)
    if (reopening && to.state === 'reported') await settleReopening(db, reopening, now)
    // A register that was open again has been public since it was first reported.
    const reportedAt = reopening ? 'kept' : to.state === 'reported' ? now : null
    const stepped = reopening && to.state === 'reported' ? reopening.stateBefore : to.state
    await stepOn(db, consultation.id, { state: stepped, reportedAt }, now)
    await audit({
      action: 'consultation.analysed',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      before: { state },
      after: { state: to.state },
    })
    return redirect(below(consultation, 'analysis'), to.done)
  },
})

type Step = { readonly state: 'analysing' | 'reported'; readonly done: string }

/** The step asked for, or the key of what stands in its way. */
async function stepOf(tx: Tx, consultation: Consultation, act: string, closed: boolean): Promise<Step | string> {
  const { state } = consultation
  if (act === 'begin') {
    if (!closed || !['open', 'closed'].includes(state)) return 'points.problem.not-closed'
    return { state: 'analysing', done: 'points.done.begun' }
  }
  if (act === 'report') {
    if (state !== 'analysing') return 'points.problem.not-analysing'
    if (!mayReport(await takeStock(tx, consultation))) return 'points.problem.not-answered'
    return { state: 'reported', done: 'points.done.reported' }
  }
  if (act === 'reopen') {
    const report = await findReport(tx, consultation.id)
    if (state !== 'reported' || report?.publishedAt) return 'points.problem.report-published'
    return { state: 'analysing', done: 'points.done.reopened' }
  }
  return 'points.problem.unknown-step'
}
