/** The workbench: every point of a consultation, found by what it says, what it is about, what was done and who answered how. */
import { reviewsResponses } from '../../../access/access.ts'
import { pageSize, readList } from '../../../web/list.ts'
import { definePage } from '../../../web/page.ts'
import { loadPlaces, placeLabel } from '../places.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { below, isReported, seesConfidential, slugParams, teamConsultation, trail } from '../subject.ts'
import { countActs } from './acts.queries.ts'
import { asking, isNarrowed, questionOf, textsPart } from './asking.ts'
import { pointFilters, whoFilters } from './filters.view.ts'
import { countByAction, countFound, listFound, listNumbered, lookUp } from './found.queries.ts'

export const pointsPage = definePage({
  path: '/consultations/:slug/points',
  mends: ['points'],
  showsRecord: ['point'],
  workspace: { stage: 'answer', label: 'consultations.task.points' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['points', 'responses', 'work left'],
  template: 'points/workbench/points.njk',
  params: slugParams,
  query: asking,
  subject: teamConsultation,
  async show({ db, subject: consultation, query: asked, actor, t }) {
    const sees = seesConfidential(actor, consultation)
    const places = await loadPlaces(db, consultation.id)
    const around = { consultationId: consultation.id, sees, places }
    const lookup = await lookUp(db, consultation.id, sees, asked)
    const likely = { limit: pageSize, offset: ((asked.page ?? 1) - 1) * pageSize }
    const { numbers, ...counts } = await countFound(db, lookup, likely)
    const { list, rows } = await readList({
      path: below(consultation, 'points'),
      query: asked,
      count: () => Promise.resolve(counts.found),
      rows: window =>
        window.offset === likely.offset ? listNumbered(db, lookup, numbers) : listFound(db, lookup, window),
    })
    return {
      title: t('points.list.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      list,
      counts,
      asked: questionOf(asked),
      narrowed: isNarrowed(asked),
      alike: asked.alike,
      hidden: [...new URLSearchParams(questionOf(asked))],
      totals: await countByAction(db, consultation.id, sees),
      reported: isReported(consultation),
      points: rows.map(point => ({
        ...point,
        about: placeLabel(places, point),
        sourceLabel: sourceLabel(places, point.source, t),
      })),
      filters: {
        points: await pointFilters(db, around, asked, t),
        answered: await whoFilters(db, around, asked, t),
      },
      textsAsked: asked.texts ? [...textsPart(asked)] : [],
      acts: await countActs(db, consultation.id, sees),
    }
  },
})
