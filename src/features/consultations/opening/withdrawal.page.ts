/** Withdrawing a consultation, with a reason that everybody can read. What was said so far is kept. */
import { leadsConsultation } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { tellInterested } from '../requests/tell-interested.ts'
import { anyConsultation, changeConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { isPublic } from '../timetable.ts'
import { putNotice } from './notices.queries.ts'

const form = {
  reason: passage({ label: 'consultations.withdraw.reason', hint: 'consultations.withdraw.reason-hint', max: 2000 }),
  sure: tick({ label: 'consultations.withdraw.sure', required: true }),
  version: versionField(),
}

export const withdrawalPage = definePage({
  path: '/consultations/:slug/withdrawal',
  workspace: { stage: 'open', label: 'consultations.nav.withdrawal' },
  access: leadsConsultation,
  audit: 'consultation.withdrawn',
  publishes: 'nothing',
  template: 'consultations/opening/withdrawal.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  act: async ({ subject, t }) => ({
    happens: [t('consultations.withdraw.warning'), t('consultations.withdraw.stays')],
    told: [t(isPublic(subject) ? 'consultations.withdraw.told' : 'consultations.withdraw.told-nobody')],
    open: [
      ...(subject.state === 'open' ? [t('consultations.withdraw.open-drafts')] : []),
      ...(subject.opens_on && subject.feedback_on
        ? [t('consultations.withdraw.open-feedback', { day: longDay(subject.feedback_on) })]
        : []),
    ],
  }),
  async show({ subject, t }) {
    return {
      title: t('consultations.withdraw.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      form: writeForm(form, { version: subject.version }),
    }
  },
  async submit({ db, hub, subject, form: { reason, version }, now, audit }) {
    if (!['planned', 'open', 'closed', 'analysing'].includes(subject.state))
      return refuse({ reason: 'consultations.withdraw.problem.over' })
    const to = { state: 'withdrawn', withdrawn_at: now, withdrawn_reason: reason } as const
    if (!(await changeConsultation(db, subject.id, version, to)))
      return stale(writeForm(form, { version: subject.version }), subject.version)
    const dates = {
      opens_before: subject.opens_on,
      opens_after: null,
      closes_before: subject.closes_on,
      closes_at_before: subject.closes_at,
      closes_at_after: null,
      closes_after: null,
    }
    if (isPublic(subject)) {
      const notice = await putNotice(db, subject.id, { kind: 'withdrawn', reason, ...dates }, now)
      await tellInterested(db, hub, subject, 'changed', { change: notice, reason })
    }
    await audit({
      action: 'consultation.withdrawn',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      before: { state: subject.state },
      after: { state: 'withdrawn', reason },
    })
    return redirect(planAddress(subject), 'consultations.done.withdrawn')
  },
})
