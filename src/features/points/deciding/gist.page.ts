/** What a point says in the review group's own words, where the respondent's own are not published. */
import { reviewsResponses } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import { findPoint, isWithheld, keepGist, lockPoints, type Point } from '../points.queries.ts'
import { below, isReported, pointsTrail, refOf } from '../subject.ts'

const form = {
  gist: passage({ label: 'points.gist.text', hint: 'points.gist.hint', optional: true, max: 1000 }),
  version: versionField(),
}

/** Whether there is a place in the register for a gist: not where the words themselves stand, nor in confidence. */
function takesGist(point: Point): boolean {
  return isWithheld(point) && !point.confidential
}

/** Words in a row that make a gist a copy. */
const COPIED = 8

/** Whether so many words in a row are those of the respondent. */
function copies(gist: string, text: string): boolean {
  const plain = (words: string) => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const [own, theirs] = [plain(gist), ` ${plain(text).join(' ')} `]
  return own.some((_, at) => at + COPIED <= own.length && theirs.includes(` ${own.slice(at, at + COPIED).join(' ')} `))
}

export const pointGistPage = definePage({
  path: '/consultations/:slug/points/:number/gist',
  access: reviewsResponses,
  audit: 'point.gist-written',
  publishes: ['points'],
  template: 'points/deciding/gist.njk',
  params: pointParams,
  form,
  subject: pointSubject,
  async show({ subject: { consultation, point }, t }) {
    return {
      title: t('points.gist.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.number', { number: point.number }),
        href: below(consultation, `points/${point.number}`),
      }),
      point,
      takes: takesGist(point),
      reported: isReported(consultation),
      form: writeForm(form, { gist: point.gist, version: point.version }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const { consultation, sees } = subject
    if (isReported(consultation)) return refuse({ gist: 'points.problem.reported' })
    await lockPoints(db, consultation.id)
    const point = await findPoint(db, consultation.id, String(subject.point.number), sees)
    if (!point || !takesGist(point)) return refuse({ gist: 'points.gist.not-needed' })
    if (copies(typed.gist, point.text)) return refuse({ gist: 'points.gist.copied' })
    if (typed.version !== point.version) return stale(writeForm(form, { gist: point.gist }), point.version)
    await keepGist(db, point, typed.gist)
    await audit({
      action: 'point.gist-written',
      subject: refOf(consultation),
      record: { kind: 'point', id: point.id },
      before: { gist: point.gist },
      after: { gist: typed.gist },
    })
    return redirect(below(consultation, `points/${point.number}`), 'points.done.gist')
  },
})
