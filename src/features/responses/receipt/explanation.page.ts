/** Ask why: once the outcome is published, a respondent may ask to have it explained. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, leadsOn, redirect, refuse } from '../../../web/page.ts'
import { mayAsk } from '../giving/limits.ts'
import { arrive, openHeld } from './held.ts'
import { findMyPoints } from './my-points.queries.ts'
import { askExplanation, findExplanations } from './response.queries.ts'

/** Questions that one response may have waiting at a time. */
const mostWaiting = 20

const form = {
  point: pick({ label: 'responses.explain.point', optional: true }),
  question: passage({ label: 'responses.explain.question', hint: 'responses.explain.question-hint', max: 2000 }),
}

export const explanationPage = definePage({
  path: '/responses/:code/explanation',
  access: holderOfTheLink,
  audit: 'explanation.asked',
  publishes: ['own response'],
  template: 'responses/receipt/explanation.njk',
  params: z.object({ code: z.string().max(60) }),
  query: z.object({ point: z.string().max(10).optional() }),
  form,
  changesPages: false,
  async show(request) {
    const { db, query, t } = request
    const held = await arrive(request, request.params.code)
    if (leadsOn(held)) return held
    const { response, of, code, base, decided } = held
    if (!decided) return redirect(base)
    const points = await findMyPoints(db, response.id)
    return {
      title: t('responses.explain.title'),
      breadcrumbs: [{ text: t('responses.receipt.title'), href: base }],
      code,
      of,
      points: points.map(point => ({
        value: String(point.number),
        text: t('responses.points.number', { number: point.number }),
      })),
      form: writeForm(form, { point: query.point ?? null }),
    }
  },
  async submit(request) {
    const { db, form: typed, now, audit } = request
    const { response, of, base, stays, decided } = await openHeld(request, request.params.code)
    if (!decided) return refuse({ question: 'responses.explain.too-early' })
    const points = await findMyPoints(db, response.id)
    const point = points.find(each => String(each.number) === typed.point) ?? null
    if (typed.point && !point) return refuse({ point: 'responses.explain.unknown-point' })
    const waiting = (await findExplanations(db, response.id)).filter(each => each.answeredAt === null)
    if (waiting.length >= mostWaiting) return refuse({ question: 'responses.explain.too-many' })
    if (!(await mayAsk(request))) return refuse({ question: 'responses.explain.too-often' })
    const id = await askExplanation(db, response.id, point?.id ?? null, typed.question, now)
    await audit({
      action: 'explanation.asked',
      as: 'respondent',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'explanation_request', id },
      after: { reference: response.reference },
    })
    return redirect(`${base}#explanations`, 'responses.done.asked', stays)
  },
})
