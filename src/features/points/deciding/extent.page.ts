/** Where a point begins and ends: split it, move an edge of it, or join it with the next, to the word. */
import { reviewsResponses } from '../../../access/access.ts'
import { choice, line, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import { loadPoints, lockPoints } from '../points.queries.ts'
import { marked } from '../reading/pieces.ts'
import { pointsIn, type ReshapeFault, recut, reshape, reshapings, stateOf, textOf } from '../reading/recut.ts'
import { findResponse } from '../reading/response.queries.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'

const form = {
  version: versionField(),
  how: choice({ label: 'points.extent.how', options: reshapings }),
  words: line({ label: 'points.extent.words', hint: 'points.extent.words-hint', optional: true, max: 300 }),
}

const faults: Readonly<Record<ReshapeFault, string>> = {
  'no-words': 'points.problem.no-words',
  'words-twice': 'points.problem.words-twice',
  'no-such-span': 'points.problem.no-such-span',
  empty: 'points.problem.empty-point',
  overlap: 'points.problem.overlap',
  outside: 'points.problem.overlap',
}

export const pointExtentPage = definePage({
  path: '/consultations/:slug/points/:number/extent',
  access: reviewsResponses,
  audit: 'point.cut',
  publishes: ['points', 'responses'],
  template: 'points/deciding/extent.njk',
  params: pointParams,
  form,
  changesPages: false,
  async subject(db, params, hub, actor) {
    const found = await pointSubject(db, params, hub, actor)
    if (!found) return null
    const { consultation, places, point, sees } = found.record
    const response = await findResponse(db, consultation.id, point.reference, sees)
    const text = response && textOf({ places, response }, point.source)
    return response && text ? { ref: found.ref, record: { consultation, places, point, sees, response, text } } : null
  },
  async show({ db, subject: { consultation, point, response, text, sees }, t }) {
    const points = await loadPoints(db, consultation.id, { seesConfidential: sees, responseId: response.id })
    const own = pointsIn(points, text)
    return {
      title: t('points.extent.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.number', { number: point.number }),
        href: below(consultation, `points/${point.number}`),
      }),
      base: below(consultation),
      response,
      point,
      marks: marked(text.text, own),
      stands: own.some(({ id }) => id === point.id),
      reported: isReported(consultation),
      form: writeForm(form, { version: stateOf(own) }),
    }
  },
  async submit({ db, subject, form: typed, actor, audit }) {
    const { consultation, places, point, response, text, sees } = subject
    if (isReported(consultation)) return refuse({ how: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const points = await loadPoints(db, consultation.id, { seesConfidential: true, responseId: response.id })
    const own = pointsIn(points, text)
    if (typed.version !== stateOf(own)) return stale(writeForm(form, {}), stateOf(own))
    const index = own.findIndex(({ id }) => id === point.id)
    const wanted = reshape(text.text, own, index, typed.how, typed.words)
    if (!wanted.ok) return refuse({ [typed.how === 'join' ? 'how' : 'words']: faults[wanted.problem] })
    const reading = { consultation, places, response, points, sees }
    const stopped = await recut(db, reading, text, own, wanted.value, actor.person?.id ?? null)
    if (stopped?.kind === 'refuse') return refuse({ how: Object.values(stopped.problems)[0]! })
    if (stopped) return stopped
    await audit({
      action: 'point.cut',
      subject: refOf(consultation),
      record: { kind: 'point', id: point.id },
      before: { points: own.length },
      after: { points: wanted.value.length, how: typed.how },
    })
    return redirect(below(consultation, `responses/${response.reference}`), 'points.done.cut')
  },
})
