/** Rescheduling what is published: before it opens both dates may move, after that it can only be made longer. */
import { leadsConsultation } from '../../../access/access.ts'
import { type Clock, closingMoment } from '../../../kernel/open-period.ts'
import type { Message } from '../../../web/catalogue.ts'
import { dayField, type FormValues, hourField, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { tellInterested } from '../requests/tell-interested.ts'
import { anyConsultation, changeConsultation, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { groundSuffices, measure, type Periods, periodsOf, standingOn } from '../timetable.ts'
import { putNotice } from './notices.queries.ts'
import { openDue } from './open-and-close.ts'

const form = {
  opens_on: dayField({
    any: 'stays where it has opened; otherwise it must lie ahead, which the page looks at',
    label: 'consultations.field.opens-on',
    optional: true,
  }),
  closes_on: dayField({
    future: true,
    notBefore: 'opens_on',
    label: 'consultations.field.closes-on',
    hint: 'consultations.field.closes-on-hint',
  }),
  closes_at: hourField({ label: 'consultations.field.closes-at', hint: 'consultations.field.closes-at-hint' }),
  reason: passage({
    label: 'consultations.reschedule.reason',
    hint: 'consultations.reschedule.reason-hint',
    max: 2000,
  }),
  version: versionField(),
}

export const reschedulingPage = definePage({
  path: '/consultations/:slug/rescheduling',
  workspace: { stage: 'open', label: 'consultations.task.rescheduling' },
  access: leadsConsultation,
  audit: 'consultation.rescheduled',
  publishes: 'nothing',
  template: 'consultations/opening/rescheduling.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ subject, today, t, now, area }) {
    const standing = standingOn(subject, { now, today, area })
    return {
      title: t('consultations.reschedule.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      standing,
      possible: subject.published_at !== null && (standing === 'open' || standing === 'coming'),
      form: shown(subject),
    }
  },
  async submit({ db, hub, subject, form: typed, today, now, audit, area }) {
    const to = { opens_on: typed.opens_on ?? subject.opens_on, closes_on: typed.closes_on, closes_at: typed.closes_at }
    const weeks = await periodsOf(db, hub, subject.id, today)
    const problems = problemsOf(subject, to, { now, today, area, weeks })
    if (Object.keys(problems).length > 0) return refuse(problems)
    if (!(await changeConsultation(db, subject.id, typed.version, to))) return stale(shown(subject), subject.version)
    const notice = await putNotice(
      db,
      subject.id,
      {
        kind: standingOn(subject, { now, today, area }) === 'open' ? 'extended' : 'rescheduled',
        reason: typed.reason,
        opens_before: subject.opens_on,
        opens_after: to.opens_on,
        closes_before: subject.closes_on,
        closes_after: to.closes_on,
        closes_at_before: subject.closes_at,
        closes_at_after: to.closes_at,
      },
      now,
    )
    const changed = difference(subject, to)
    await audit({
      action: 'consultation.rescheduled',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      before: changed.before,
      after: { ...changed.after, reason: typed.reason },
    })
    await tellInterested(db, hub, { ...subject, ...to }, 'changed', { change: notice, reason: typed.reason })
    await openDue(db, hub, { now, today, area })
    return redirect(`/consultations/${subject.slug}`, 'consultations.done.rescheduled')
  },
})

function shown({ opens_on, closes_on, closes_at, version }: Consultation) {
  return writeForm(form, { opens_on, closes_at, version, ...(closes_on ? { closes_on } : {}) })
}

type Dates = Pick<FormValues<typeof form>, 'opens_on' | 'closes_on' | 'closes_at'>

function problemsOf(
  was: Consultation,
  to: Dates,
  at: Clock & { readonly weeks: Periods },
): Record<string, Message | string> {
  const standing = standingOn(was, at)
  if (was.published_at === null || (standing !== 'open' && standing !== 'coming'))
    return { closes_on: 'consultations.reschedule.problem.not-now' }
  const { timeZone } = at.area
  const closing = closingMoment(to.closes_on, to.closes_at, timeZone)
  if (to.opens_on === was.opens_on && to.closes_on === was.closes_on && to.closes_at === was.closes_at)
    return { closes_on: 'consultations.reschedule.problem.same' }
  if (to.opens_on === null || to.opens_on > to.closes_on) return { closes_on: 'consultations.timetable.problem.order' }
  if (standing === 'open') {
    if (to.opens_on !== was.opens_on) return { opens_on: 'consultations.reschedule.problem.opened' }
    if (closing < closingMoment(was.closes_on!, was.closes_at, timeZone))
      return { closes_on: 'consultations.reschedule.problem.shorter' }
  } else if (to.opens_on < at.today) return { opens_on: 'consultations.reschedule.problem.past' }
  const length = measure({ ...was, ...to }, at, at.weeks)
  if (length === null || !groundSuffices(length, was.short_ground))
    return { closes_on: { key: 'consultations.reschedule.problem.short', values: { weeks: at.weeks.standard } } }
  const later = [was.decision_on, was.feedback_on].filter(day => day !== null)
  return later.some(day => day <= to.closes_on) ? { closes_on: 'consultations.reschedule.problem.later-dates' } : {}
}
