/** One point: what was said, what it is about, and what is done about it with the reason. */
import { reviewsResponses } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import { type Amendment, amendmentAt, standingAmendments } from '../amendments.queries.ts'
import { showChange } from '../change.ts'
import { suggestedCodes } from '../coding/codes.queries.ts'
import { paragraphOfPoint, placeLabel } from '../places.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import { findPoint, isWithheld, loadPoints, lockPoints, type Point, registerNumber } from '../points.queries.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'
import { nextUndecided } from '../workbench/found.queries.ts'
import { decide, decisionForm, decisionOf, stateOf } from './decide.ts'

export const pointPage = definePage({
  path: '/consultations/:slug/points/:number',
  width: 'whole',
  access: reviewsResponses,
  audit: 'point.decided',
  publishes: ['points'],
  template: 'points/deciding/point.njk',
  params: pointParams,
  form: decisionForm,
  changesPages: false,
  subject: pointSubject,
  async show({ db, subject: { consultation, places, point, sees }, t }) {
    const place = paragraphOfPoint(places, point)
    const amendment = place ? amendmentAt(await standingAmendments(db, consultation.id), place) : null
    const beside = place ? await loadPoints(db, consultation.id, { seesConfidential: sees, paragraphId: place.id }) : []
    return {
      title: t('points.point.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      point,
      codes: sayCodes(point, await suggestedCodes(db, point.id), t),
      place,
      about: placeLabel(places, point),
      source: sourceLabel(places, point.source, t),
      changes: changesHere(point, amendment).map(each => showChange(places, each)),
      beside: beside.filter(({ id }) => id !== point.id).length,
      reported: isReported(consultation),
      withheld: isWithheld(point) && !point.confidential,
      registered: await registerNumber(db, consultation.id, point),
      form: writeForm(decisionForm, {
        ...decisionOf(point, place, amendment),
        version: stateOf([point], amendment),
      }),
    }
  },
  async submit({ db, subject, form, actor, now, audit }) {
    const { consultation, places, sees } = subject
    if (isReported(consultation)) return refuse({ action: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const point = await findPoint(db, consultation.id, String(subject.point.number), sees)
    if (!point) return notFound
    const place = paragraphOfPoint(places, point)
    const amendment = place ? amendmentAt(await standingAmendments(db, consultation.id), place) : null
    const { version, ...decision } = form
    const state = stateOf([point], amendment)
    if (version !== state) return stale(writeForm(decisionForm, decisionOf(point, place, amendment)), state)
    const at = { consultationId: consultation.id, places, place }
    const problems = await decide(db, at, [point], decision, { by: actor.person?.id ?? null, now })
    if (problems) return refuse(problems)
    await audit({
      action: 'point.decided',
      subject: refOf(consultation),
      record: { kind: 'point', id: point.id },
      before: { action: point.action, reason: point.reason },
      after: { action: decision.action, reason: decision.reason },
    })
    const next = await nextUndecided(db, consultation.id, sees, point.number)
    return redirect(below(consultation, next === null ? 'analysis' : `points/${next}`), 'points.done.decided')
  },
})

/** The codes of a point; of those that the machine suggested it is said. */
function sayCodes({ codes }: Point, suggested: ReadonlySet<string>, t: Translate): string {
  return codes.map(code => (suggested.has(code) ? t('points.point.suggested-code', { code }) : code)).join(', ')
}

/** The changes that a point leads to, and the one of its paragraph that others led to. */
function changesHere({ changes }: Point, amendment: Amendment | null): readonly Amendment[] {
  const isOther = amendment !== null && !changes.some(({ id }) => id === amendment.id)
  return isOther ? [amendment, ...changes] : changes
}
