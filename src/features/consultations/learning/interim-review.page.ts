/** The review half way: whether enough people answer, whether each group is reached, and what to change meanwhile. */

import { hasRole, leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import { interimTime } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import { dayField, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { countGiven, findReach } from './figures.queries.ts'
import { findReviews, keepReview } from './reviews.queries.ts'

const form = {
  held_on: dayField({ past: true, label: 'consultations.interim.held-on' }),
  findings: passage({ label: 'consultations.interim.findings', hint: 'consultations.interim.findings-hint' }),
  change_decided: passage({ label: 'consultations.interim.decided', hint: 'consultations.interim.decided-hint' }),
}

export const interimReviewPage = definePage({
  path: '/consultations/:slug/interim-review',
  workspace: { stage: 'gather', label: 'consultations.task.interim-review' },
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['how many responses', 'responses'],
  template: 'consultations/learning/interim-review.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, subject, actor, now, area, today, t }) {
    return {
      title: t('consultations.interim.title'),
      breadcrumbs: planCrumbs(t, subject),
      ...(await soFar(db, subject, { now, today, area })),
      reviews: await findReviews(db, subject.id),
      leads: hasRole('lead').allows(actor, subjectOf(subject)),
    }
  },
})

export const newInterimReviewPage = definePage({
  path: '/consultations/:slug/interim-review/new',
  mends: ['interim-review'],
  access: leadsConsultation,
  audit: 'consultation.reviewed-half-way',
  publishes: ['how many responses', 'responses'],
  template: 'consultations/learning/new-interim-review.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ db, subject, now, area, today, t }) {
    return {
      title: t('consultations.interim.note'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.interim.title'), href: address(subject) }],
      ...(await soFar(db, subject, { now, today, area })),
      form: writeForm(form, { held_on: today }),
    }
  },
  async submit({ db, subject, form: typed, now, area, today, audit }) {
    const problem = mayNote(subject, { now, today, area }) ? notHeldThen(subject, typed.held_on) : 'not-open'
    if (problem) return refuse({ held_on: `consultations.interim.problem.${problem}` })
    const id = await keepReview(db, subject.id, typed)
    await audit({
      action: 'consultation.reviewed-half-way',
      subject: subjectOf(subject),
      record: { kind: 'interim_review', id },
      after: typed,
    })
    return redirect(address(subject), 'consultations.done.interim-review')
  },
})

const address = ({ slug }: Consultation): string => `/consultations/${slug}/interim-review`

/** The responses so far beside what was expected, and when a review is due. */
async function soFar(db: Handle, subject: Consultation, at: Clock) {
  const groups = await findReach(db, subject.id)
  const { opens_on: opens, closes_on: closes } = subject
  return {
    consultation: subject,
    groups,
    expected: groups.reduce((sum, group) => sum + (group.expected ?? 0), 0),
    given: await countGiven(db, subject.id),
    time: opens && closes ? interimTime(opens, closes) : null,
    mayNote: mayNote(subject, at),
  }
}

/** Whether there is anything to review: answers are being taken, or were. */
function mayNote(of: Consultation, at: Clock): boolean {
  const standing = standingOn(of, at)
  return standing === 'open' || standing === 'closed'
}

/** Why a review cannot have been held on that day, or null. Half way is while people can still answer. */
function notHeldThen({ opens_on: opens, closes_on: closes }: Consultation, heldOn: Day): string | null {
  return opens && closes && (heldOn < opens || heldOn > closes) ? 'outside' : null
}
