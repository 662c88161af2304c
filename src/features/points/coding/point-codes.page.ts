/** The codes that one reader gives to one point, without seeing what another gave it. */
import { reviewsResponses } from '../../../access/access.ts'
import { line, picks, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { pointParams, pointSubject } from '../point-here.ts'
import { below, pointsTrail, refOf } from '../subject.ts'
import { codesInUse, longestCode, mostCodes, readCodes } from './codebook.ts'
import { listCodings, setCodes } from './codes.queries.ts'
import { suggestedFor } from './suggestions.queries.ts'

const form = {
  codes: picks({ label: 'points.codes.known' }),
  fresh: line({ label: 'points.codes.fresh', hint: 'points.codes.fresh-hint', optional: true, max: 400 }),
}

export const pointCodesPage = definePage({
  path: '/consultations/:slug/points/:number/codes',
  access: reviewsResponses,
  audit: 'point.coded',
  publishes: ['points', 'responses'],
  template: 'points/coding/point-codes.njk',
  params: pointParams,
  form,
  changesPages: false,
  subject: pointSubject,
  async show({ db, subject: { consultation, point, sees }, actor, t }) {
    const codings = await listCodings(db, consultation.id, sees)
    const own = codings.filter(each => each.pointId === point.id && each.coderId === actor.person?.id)
    return {
      title: t('points.codes.title', { number: point.number }),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.number', { number: point.number }),
        href: below(consultation, `points/${point.number}`),
      }),
      base: below(consultation),
      point,
      suggested: (await suggestedFor(db, point.id)).map(({ code }) => code),
      known: codesInUse(codings).map(({ code, points }) => ({
        value: code,
        text: t('points.list.counted', { text: code, count: points }),
      })),
      form: writeForm(form, { codes: own.map(({ code }) => code) }),
    }
  },
  async submit({ db, subject: { consultation, point }, form: typed, actor, audit }) {
    const codes = [...new Set([...typed.codes, ...readCodes(typed.fresh)])]
    if (codes.some(code => code.length > longestCode)) return refuse({ fresh: 'points.problem.long-code' })
    if (codes.length > mostCodes) return refuse({ fresh: 'points.problem.many-codes' })
    await setCodes(db, point.id, actor.person!.id, codes)
    await audit({
      action: 'point.coded',
      subject: refOf(consultation),
      record: { kind: 'point', id: point.id },
      after: { codes },
    })
    return redirect(below(consultation, `points/${point.number}`), 'points.done.coded')
  },
})
