/** What a point is about: a paragraph, a question, both, or nothing that was asked. */

import { reviewsResponses } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Tx } from '../../../db/open.ts'
import { numbered, saidQuestions } from '../../../questions/form.ts'
import { type FormValues, pick, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { type PackPlace, paragraphOption } from '../places.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import type { Point } from '../points.queries.ts'
import { citedPlaces } from '../reading/suggest.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'

const form = {
  version: versionField(),
  paragraph: pick({ label: 'points.place.paragraph', hint: 'points.place.paragraph-hint', optional: true }),
  question: pick({ label: 'points.place.question', optional: true }),
  off_topic: tick({ label: 'points.place.off-topic', hint: 'points.place.off-topic-hint' }),
}

export const pointPlacePage = definePage({
  path: '/consultations/:slug/points/:number/place',
  access: reviewsResponses,
  audit: 'point.placed',
  publishes: ['points'],
  template: 'points/deciding/place.njk',
  params: pointParams,
  form,
  changesPages: false,
  subject: pointSubject,
  async show({ subject: { consultation, places, point }, t }) {
    const cited = citedPlaces(places, point.text)
    return {
      title: t('points.place.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.number', { number: point.number }),
        href: below(consultation, `points/${point.number}`),
      }),
      point,
      reported: isReported(consultation),
      cited: cited.map(({ label }) => label),
      paragraphs: [...cited, ...places.paragraphs.filter(each => !cited.includes(each))].map(paragraphOption),
      questions: saidQuestions(places.form).map(question => ({ value: question.id, text: numbered(question) })),
      form: writeForm(form, valuesOf(point)),
    }
  },
  async submit({ db, subject: { consultation, places, point }, form: typed, audit }) {
    if (isReported(consultation)) return refuse({ paragraph: 'points.problem.reported' })
    const paragraph = typed.paragraph === null ? null : places.byId.get(typed.paragraph)
    if (paragraph === undefined) return refuse({ paragraph: 'points.problem.unknown-place' })
    const isQuestion = typed.question === null || saidQuestions(places.form).some(({ id }) => id === typed.question)
    if (!isQuestion) return refuse({ question: 'points.problem.unknown-place' })
    if (point.action === 'amended' && typed.paragraph !== point.paragraphId) {
      return refuse({ paragraph: 'points.problem.has-amendment' })
    }
    if (!(await placePoint(db, point, typed, paragraph))) return stale(writeForm(form, valuesOf(point)), point.version)
    await audit({
      action: 'point.placed',
      subject: refOf(consultation),
      record: { kind: 'point', id: point.id },
      before: { paragraph: point.paragraphId, question: point.questionId, offTopic: point.offTopic },
      after: { paragraph: typed.paragraph, question: typed.question, offTopic: typed.off_topic },
    })
    return redirect(below(consultation, `points/${point.number}`), 'points.done.placed')
  },
})

function valuesOf(point: Point): FormValues<typeof form> {
  const { version, paragraphId: paragraph, questionId: question, offTopic: off_topic } = point
  return { version, paragraph, question, off_topic }
}

async function placePoint(
  tx: Tx,
  point: Point,
  typed: FormValues<typeof form>,
  paragraph: PackPlace | null,
): Promise<boolean> {
  return changeVersioned(tx, 'point', point.id, typed.version, {
    document_id: paragraph?.documentId ?? null,
    paragraph_id: paragraph?.id ?? null,
    question_id: typed.question,
    off_topic: typed.off_topic,
  })
}
