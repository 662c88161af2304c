/** Every point of a consultation, by what it is about and what was done about it. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { pointActions, totalsByAction } from '../../../analysis/report-counts.ts'
import { numbered, saidQuestions } from '../../../questions/form.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { definePage } from '../../../web/page.ts'
import { loadPlaces, type Places, placeLabel } from '../places.ts'
import { loadPoints, type Point } from '../points.queries.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { below, seesConfidential, slugParams, teamConsultation, trail } from '../subject.ts'

const states = ['undecided', ...pointActions, 'off-topic'] as const
const query = z.object({
  state: z.enum(states).optional().catch(undefined),
  about: z.string().max(60).optional(),
  code: z.string().max(60).optional(),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
type Query = z.infer<typeof query>

const PER_PAGE = 50

export const pointsPage = definePage({
  path: '/consultations/:slug/points',
  mends: ['points'],
  showsRecord: ['point'],
  workspace: { stage: 'answer', label: 'consultations.task.points' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  template: 'points/deciding/points.njk',
  params: slugParams,
  query,
  subject: teamConsultation,
  async show({ db, subject: consultation, query: chosen, actor, t }) {
    const places = await loadPlaces(db, consultation.id)
    const all = await loadPoints(db, consultation.id, { seesConfidential: seesConfidential(actor, consultation) })
    const found = all.filter(point => matches(point, chosen))
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
    const page = Math.min(chosen.page, pages)
    return {
      title: t('points.list.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      totals: totalsByAction(all.map(point => ({ ...point, reason: point.reason ?? '' }))),
      found: found.length,
      points: found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(point => ({
        ...point,
        about: placeLabel(places, point),
        sourceLabel: sourceLabel(places, point.source, t),
      })),
      filters: filtersOf(places, all, chosen, t),
      filtered: Boolean(chosen.state ?? chosen.about ?? chosen.code),
      before: page > 1 ? addressOf(chosen, page - 1) : null,
      after: page < pages ? addressOf(chosen, page + 1) : null,
    }
  },
})

function matches(point: Point, { state, about, code }: Query): boolean {
  const isState =
    !state || (state === 'off-topic' ? point.offTopic : state === 'undecided' ? !point.action : point.action === state)
  const isAbout =
    !about ||
    (about === 'nothing'
      ? point.paragraphId === null && point.questionId === null
      : [point.paragraphId, point.questionId, point.documentId].includes(about))
  return isState && isAbout && (!code || point.codes.includes(code))
}

type Item = { readonly value: string; readonly text: string; readonly selected: boolean }

function filtersOf(places: Places, points: readonly Point[], chosen: Query, t: Translate) {
  const option = (value: string, text: string, of: string | undefined): Item => ({
    value,
    text,
    selected: value === of,
  })
  const count = (of: (point: Point) => boolean) => points.filter(of).length
  const about = [
    ...places.pack.map(({ documentId, title }) => ({
      id: documentId,
      text: title,
      n: count(p => p.documentId === documentId),
    })),
    ...places.paragraphs.map(({ id, label }) => ({ id, text: label, n: count(p => p.paragraphId === id) })),
    ...saidQuestions(places.form).map(question => ({
      id: question.id,
      text: numbered(question),
      n: count(p => p.questionId === question.id),
    })),
    {
      id: 'nothing',
      text: t('points.list.about-nothing'),
      n: count(p => p.paragraphId === null && p.questionId === null),
    },
  ].filter(({ n }) => n > 0)
  return {
    state: [
      option('', t('points.list.any'), chosen.state ?? ''),
      ...states.map(state => option(state, t(`points.action.${state}`), chosen.state)),
    ],
    about: [
      option('', t('points.list.any'), chosen.about ?? ''),
      ...about.map(({ id, text, n }) => option(id, t('points.list.counted', { text, count: n }), chosen.about)),
    ],
    code: [
      option('', t('points.list.any'), chosen.code ?? ''),
      ...[...new Set(points.flatMap(({ codes }) => codes))].sort().map(code => option(code, code, chosen.code)),
    ],
  }
}

function addressOf({ state, about, code }: Query, page: number): string {
  const parts = Object.entries({ state, about, code, page: String(page) }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
  return `?${new URLSearchParams(parts)}`
}
