/** One response, read without names: its texts with their points, the first split to take, and the next one to read. */
import { reviewsResponses } from '../../../access/access.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { filesOfResponse, markRead, readsConfidential, sayFile, wordsIn } from '../../responses/index.ts'
import { dropAstray, makePoints } from '../making.queries.ts'
import { loadPoints, lockPoints } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'
import { standing } from './pieces.ts'
import { nextUnread, textsIn } from './response.queries.ts'
import { chosenViews, textViews } from './response.view.ts'
import { readingSubject, responseParams } from './subject.ts'
import { pointOf, suggestedSpans } from './suggest.ts'

export const readResponsePage = definePage({
  path: '/consultations/:slug/responses/:reference',
  width: 'whole',
  access: reviewsResponses,
  audit: 'point.made',
  publishes: ['points', 'responses'],
  template: 'points/reading/response.njk',
  params: responseParams,
  form: { act: hidden() },
  changesPages: false,
  subject: readingSubject,
  async show({ db, subject: { consultation, response, places, points, sees }, actor, t }) {
    const texts = textViews(places, response, points, t)
    return {
      title: t('points.response.title', { reference: response.reference }),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      response,
      texts,
      astray: points.filter(({ astray }) => astray),
      chosen: chosenViews(places, response, t),
      files: (await filesOfResponse(db, consultation.id, response.id)).map(file => ({
        ...file,
        what: sayFile(file, t),
      })),
      looks: readsConfidential(actor, consultation.id),
      points: points.length,
      identifying: (await wordsIn(db, consultation.id, response.id)).length,
      suggested: texts.reduce((sum, text) => sum + text.suggested.length, 0),
      reported: isReported(consultation),
      next: await nextUnread(db, consultation.id, sees, response.reference),
    }
  },
  async submit({ db, subject, form, actor, now, audit }) {
    const { consultation, response, places, sees } = subject
    const here = below(consultation, `responses/${response.reference}`)
    const about = { subject: refOf(consultation), record: { kind: 'response', id: response.id } }
    if (form.act === 'read') {
      await markRead(db, response.id, now)
      await audit({ action: 'response.read', ...about })
      const next = await nextUnread(db, consultation.id, sees, response.reference)
      return redirect(next ? below(consultation, `responses/${next}`) : here, 'points.done.read')
    }
    if (isReported(consultation)) return refuse({ act: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const points = await loadPoints(db, consultation.id, { seesConfidential: sees, responseId: response.id })
    const wanted = form.act.startsWith('take:') ? form.act.slice('take:'.length) : ''
    const texts = textsIn(places.form, response).filter(({ source }) => wanted === 'all' || source === wanted)
    const made = texts.flatMap(text => {
      const own = points.filter(({ source }) => source === text.source)
      return suggestedSpans(places, text.text, standing(text.text, own)).map(span => pointOf(places, text, span))
    })
    if (made.length === 0) return refuse({ act: 'points.problem.nothing-to-take' })
    // What was made of words that are gone gives way to what they say now; a point somebody decided on is left to a reader.
    const texted = new Set(texts.map(({ source }) => source))
    const gone = points.filter(({ astray, action, source }) => astray && action === null && texted.has(source))
    await dropAstray(db, gone)
    const numbers = await makePoints(db, consultation.id, response.id, made, actor.person?.id ?? null)
    await audit({ action: 'point.made', ...about, after: { numbers, dropped: gone.map(({ number }) => number) } })
    return redirect(here, 'points.done.made')
  },
})
