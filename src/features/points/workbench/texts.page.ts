/** All texts of one question side by side, or of the whole form: narrowed by who wrote them, and worked many at once. */
import { reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { readList } from '../../../web/list.ts'
import { definePage } from '../../../web/page.ts'
import { loadPlaces, type Places } from '../places.ts'
import { loadPoints, type Point } from '../points.queries.ts'
import { marked, standing } from '../reading/pieces.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { below, isReported, pointsTrail, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { countActs } from './acts.queries.ts'
import { asking, questionOf } from './asking.ts'
import { sayLanguage, textFilters, whoFilters } from './filters.view.ts'
import { lookUpTexts } from './found.queries.ts'
import { countTexts, type FoundText, listTexts, pointIdsIn } from './texts.queries.ts'

export const textsPage = definePage({
  path: '/consultations/:slug/texts',
  workspace: { stage: 'answer', label: 'consultations.nav.texts' },
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['points', 'responses', 'work left'],
  template: 'points/workbench/texts.njk',
  params: slugParams,
  query: asking,
  subject: teamConsultation,
  async show({ db, subject: consultation, query, actor, t }) {
    const sees = seesConfidential(actor, consultation)
    const asked = { ...query, texts: 'yes' as const }
    const [places, lookup] = await Promise.all([
      loadPlaces(db, consultation.id),
      lookUpTexts(db, consultation.id, sees, asked),
    ])
    const counts = await countTexts(db, lookup)
    const { list, rows } = await readList({
      path: below(consultation, 'texts'),
      query,
      count: () => Promise.resolve(counts.found),
      rows: window => listTexts(db, lookup, window),
    })
    const around = { consultationId: consultation.id, sees, places }
    return {
      title: t('points.texts.title'),
      breadcrumbs: pointsTrail(t, consultation),
      base: below(consultation),
      list,
      counts,
      question: questionOf(asked),
      hidden: [...new URLSearchParams(questionOf(asked))],
      alike: asked.alike,
      reported: isReported(consultation),
      filters: { texts: textFilters(around, asked, t), answered: await whoFilters(db, around, asked, t) },
      texts: await textViews(db, around, rows, t),
      acts: await countActs(db, consultation.id, sees),
    }
  },
})

type Around = { readonly consultationId: string; readonly sees: boolean; readonly places: Places }

/** Each text with the points that stand in it. */
async function textViews(
  db: Handle,
  { consultationId, sees, places }: Around,
  rows: readonly FoundText[],
  t: Translate,
) {
  const ids = await pointIdsIn(
    db,
    rows.map(({ responseId }) => responseId),
  )
  const points = ids.length === 0 ? [] : await loadPoints(db, consultationId, { seesConfidential: sees, ids })
  const own = Map.groupBy(points, ({ responseId, source }) => `${responseId} ${source}`)
  return rows.map(({ language, ...text }) => {
    const standingHere: Point[] = standing(text.text, own.get(`${text.responseId} ${text.source}`) ?? [])
    return {
      ...text,
      name: `${text.reference}~${text.source}`,
      heading: sourceLabel(places, text.source, t),
      language: language === '' ? '' : sayLanguage(language, t),
      marks: marked(text.text, standingHere),
      points: standingHere,
    }
  })
}
