/** All points on one paragraph, decided together: one change of the text can answer many. */
import { z } from 'zod'
import { type Actor, reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { picks, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { readChange } from '../change.ts'
import { loadPlaces, type PackPlace } from '../places.ts'
import { loadPoints, lockPoints } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf, seesConfidential, teamConsultation } from '../subject.ts'
import { amendmentOf } from './amendments.queries.ts'
import { decide, decisionForm, decisionOf, problemsOf, stateOf } from './decide.ts'

const form = { points: picks({ label: 'points.paragraph.which' }), ...decisionForm }

export const paragraphPage = definePage({
  path: '/consultations/:slug/points/paragraphs/:paragraph',
  access: reviewsResponses,
  audit: 'point.decided',
  template: 'points/deciding/paragraph.njk',
  params: z.object({ slug: z.string().min(1).max(120), paragraph: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, { slug, paragraph }) {
    const found = await teamConsultation(db, { slug })
    if (!found) return null
    const places = await loadPlaces(db, found.record.id)
    const place = places.byId.get(paragraph)
    return place ? { ref: found.ref, record: { consultation: found.record, place } } : null
  },
  async show({ db, subject: { consultation, place }, actor, t }) {
    const points = await pointsOn(db, consultation, place, actor)
    const amendment = await amendmentOf(db, consultation.id, place)
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
      change: amendment ? readChange(amendment.textBefore, amendment.textAfter) : null,
      reported: isReported(consultation),
      form: writeForm(form, {
        ...decisionOf(null, place, amendment),
        points: points.filter(({ action }) => action === null).map(({ number }) => String(number)),
        version: stateOf(points, amendment),
      }),
    }
  },
  async submit({ db, subject: { consultation, place }, form: typed, actor, now, audit }) {
    if (isReported(consultation)) return refuse({ action: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const points = await pointsOn(db, consultation, place, actor)
    const amendment = await amendmentOf(db, consultation.id, place)
    const { version, points: numbers, ...decision } = typed
    const state = stateOf(points, amendment)
    if (version !== state) return stale(writeForm(form, decisionOf(null, place, amendment)), state)
    const chosen = points.filter(({ number }) => numbers.includes(String(number)))
    if (chosen.length === 0) return refuse({ points: 'points.problem.none-chosen' })
    const problems = problemsOf(decision, chosen, place)
    if (problems) return refuse(problems)
    await decide(db, consultation.id, chosen, place, decision, { by: actor.person?.id ?? null, now })
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
