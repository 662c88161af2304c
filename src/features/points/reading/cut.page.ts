/** One text cut into points, sentence by sentence: where points begin, go on and end. Works without script. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import type { Span } from '../../../analysis/points.ts'
import { type RawForm, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import { loadPoints, lockPoints } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'
import { type Part, type Piece, parts, piecesOf, spansOf } from './pieces.ts'
import { pointsIn, recut, stateOf, textOf } from './recut.ts'
import { headingOf } from './response.view.ts'
import { type Reading, readingSubject, responseParams } from './subject.ts'

const form = { version: versionField() }

export const cutTextPage = definePage({
  path: '/consultations/:slug/responses/:reference/texts/:source',
  access: reviewsResponses,
  audit: 'point.cut',
  publishes: ['points', 'responses'],
  template: 'points/reading/cut.njk',
  params: responseParams.extend({ source: z.string().min(1).max(80) }),
  form,
  changesPages: false,
  subject: readingSubject,
  async show({ subject, params, typed, t }) {
    const text = textOf(subject, params.source)
    if (!text) return notFound
    const { consultation, response, places } = subject
    const own = pointsIn(subject.points, text)
    const pieces = piecesOf(text.text, own)
    return {
      title: t('points.cut.title'),
      breadcrumbs: pointsTrail(t, consultation, { text: response.reference, href: addressOf(subject) }),
      heading: headingOf(places, text, t),
      reported: isReported(consultation),
      back: addressOf(subject),
      pieces: pieces.map((piece, at) => ({ ...piece, ...controlOf(piece, at, typed) })),
      form: writeForm(form, { version: stateOf(own) }),
    }
  },
  async submit({ db, subject, params, form: values, raw, actor, audit }) {
    const text = textOf(subject, params.source)
    if (!text) return notFound
    const { consultation, response } = subject
    if (isReported(consultation)) return refuse({ parts: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const own = pointsIn(
      await loadPoints(db, consultation.id, { seesConfidential: true, responseId: response.id }),
      text,
    )
    if (values.version !== stateOf(own)) return stale({ values: {}, files: {} }, stateOf(own))
    const pieces = piecesOf(text.text, own)
    const wanted = spansOf(
      pieces,
      pieces.map(piece => partIn(raw, piece) ?? piece.part),
    )
    const done = await recut(db, subject, text, own, wanted, actor.person?.id ?? null)
    if (done) return done
    await audit({
      action: 'point.cut',
      subject: refOf(consultation),
      record: { kind: 'response', id: response.id },
      before: { points: own.length },
      after: { points: wanted.length },
    })
    return redirect(addressOf(subject), 'points.done.cut')
  },
})

function addressOf({ consultation, response }: Reading): string {
  return below(consultation, `responses/${response.reference}`)
}

function nameOf({ start, end }: Span): string {
  return `part-${start}-${end}`
}

function partIn(raw: RawForm | null, piece: Span): Part | undefined {
  const typed = raw?.values[nameOf(piece)]?.[0]
  return parts.find(part => part === typed)
}

/** The radios of a sentence; the first has the id that a problem links to. */
function controlOf(piece: Piece, at: number, typed: RawForm | null): { name: string; id: string; chosen: Part } {
  return { name: nameOf(piece), id: at === 0 ? 'parts' : `parts-${at + 1}`, chosen: partIn(typed, piece) ?? piece.part }
}
