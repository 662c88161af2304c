/** Taking away a point whose words the respondent has replaced: nothing in the response says it any more. */
import { reviewsResponses } from '../../../access/access.ts'
import { versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { withdrawUnfounded } from '../amendments.queries.ts'
import { dropAstray } from '../making.queries.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import { findPoint, lockPoints } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'

const form = { version: versionField() }

export const pointRemovalPage = definePage({
  path: '/consultations/:slug/points/:number/removal',
  access: reviewsResponses,
  audit: 'point.removed',
  publishes: ['points'],
  template: 'points/deciding/removal.njk',
  params: pointParams,
  form,
  changesPages: false,
  subject: pointSubject,
  async show({ subject: { consultation, point }, t }) {
    return {
      title: t('points.removal.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.number', { number: point.number }),
        href: below(consultation, `points/${point.number}`),
      }),
      base: below(consultation),
      point,
      reported: isReported(consultation),
      form: writeForm(form, { version: point.version }),
    }
  },
  async submit({ db, subject, form: { version }, now, audit }) {
    const { consultation, sees } = subject
    if (isReported(consultation)) return refuse({ form: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const point = await findPoint(db, consultation.id, String(subject.point.number), sees)
    if (!point?.astray) return refuse({ form: 'points.removal.stands' })
    if (version !== point.version) return stale(writeForm(form, {}), point.version)
    await dropAstray(db, [point])
    await withdrawUnfounded(db, consultation.id, now)
    const { number, source, action, reason, passedTo } = point
    await audit({
      action: 'point.removed',
      subject: refOf(consultation),
      record: { kind: 'response', id: point.responseId },
      before: { number, source, action, reason, passedTo },
    })
    return redirect(below(consultation, `responses/${point.reference}`), 'points.done.removed')
  },
})
