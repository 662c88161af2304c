/** All points on one paragraph, decided together: one change of the text can answer many. */
import { z } from 'zod'
import { type Actor, reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { picks, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { type Amendment, amendmentAt, standingAmendments } from '../amendments.queries.ts'
import { showChange } from '../change.ts'
import { loadPlaces, type PackPlace } from '../places.ts'
import { loadPoints, lockPoints, type Point } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf, seesConfidential, teamConsultation } from '../subject.ts'
import { decide, decisionForm, decisionOf, stateOf } from './decide.ts'

const form = { points: picks({ label: 'points.paragraph.which' }), ...decisionForm }

export const paragraphPage = definePage({
  path: '/consultations/:slug/points/paragraphs/:paragraph',
  width: 'whole',
  access: reviewsResponses,
  audit: 'point.decided',
  publishes: ['points'],
  template: 'points/deciding/paragraph.njk',
  params: z.object({ slug: z.string().min(1).max(120), paragraph: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, { slug, paragraph }) {
    const found = await teamConsultation(db, { slug })
    if (!found) return null
    const places = await loadPlaces(db, found.record.id)
    const place = places.byId.get(paragraph)
    return place ? { ref: found.ref, record: { consultation: found.record, places, place } } : null
  },
  async show({ db, subject: { consultation, places, place }, actor, t }) {
    const points = await pointsOn(db, consultation, place, actor)
    const amendment = amendmentAt(await standingAmendments(db, consultation.id), place)
    return {
      title: t('points.paragraph.title', { place: place.label }),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      place,
      points,
      undecided: points.filter(({ action }) => action === null).length,
      items: points.map(({ number, text, action, mayPassOn }) => ({
        value: String(number),
        text: t('points.paragraph.point', { number, text }),
        hint: [
          t(`points.action.${action ?? 'undecided'}`),
          ...(mayPassOn ? [] : [t('points.paragraph.not-passed-on')]),
        ].join(' · '),
      })),
      changes: changesOf(points, amendment).map(each => showChange(places, each)),
      reported: isReported(consultation),
      form: writeForm(form, {
        ...decisionOf(null, place, amendment),
        points: points.filter(({ action }) => action === null).map(({ number }) => String(number)),
        version: stateOf(points, amendment),
      }),
    }
  },
  async submit({ db, subject: { consultation, places, place }, form: typed, actor, now, audit }) {
    if (isReported(consultation)) return refuse({ action: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const points = await pointsOn(db, consultation, place, actor)
    const amendment = amendmentAt(await standingAmendments(db, consultation.id), place)
    const { version, points: numbers, ...decision } = typed
    const state = stateOf(points, amendment)
    if (version !== state) return stale(writeForm(form, decisionOf(null, place, amendment)), state)
    const chosen = points.filter(({ number }) => numbers.includes(String(number)))
    if (chosen.length === 0) return refuse({ points: 'points.problem.none-chosen' })
    const at = { consultationId: consultation.id, places, place }
    const problems = await decide(db, at, chosen, decision, { by: actor.person?.id ?? null, now })
    if (problems) return refuse(problems)
    await audit({
      action: 'point.decided',
      subject: refOf(consultation),
      record: { kind: 'paragraph', id: place.id },
      after: { points: chosen.map(({ number }) => number), action: decision.action, reason: decision.reason },
    })
    return redirect(below(consultation, `points/paragraphs/${place.id}`), 'points.done.decided')
  },
})

function pointsOn(db: Handle, consultation: Consultation, place: PackPlace, actor: Actor) {
  const filter = { seesConfidential: seesConfidential(actor, consultation), paragraphId: place.id }
  return loadPoints(db, consultation.id, filter)
}

/** Every change that points here lead to, and the one of the paragraph itself, each once. */
function changesOf(points: readonly Point[], amendment: Amendment | null): readonly Amendment[] {
  const all = [...(amendment ? [amendment] : []), ...points.flatMap(({ changes }) => changes)]
  return [...new Map(all.map(each => [each.id, each])).values()]
}
