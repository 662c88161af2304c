/** The points to which two readers gave other codes: what to talk about before the coding is relied on. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { definePage, notFound } from '../../../web/page.ts'
import { below, pointsTrail, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { countDiffering, listDiffering } from './codebook.queries.ts'
import { comparePairs } from './codebook.ts'
import { listCodings } from './codes.queries.ts'

const reader = z.uuid().optional().catch(undefined)

export const differencesPage = definePage({
  path: '/consultations/:slug/codebook/differences',
  width: 'whole',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['responses'],
  template: 'points/coding/differences.njk',
  params: slugParams,
  query: z.object({ page: listQuery.page, first: reader, second: reader }),
  subject: teamConsultation,
  async show({ db, subject: consultation, query, actor, t }) {
    const sees = seesConfidential(actor, consultation)
    const codings = await listCodings(db, consultation.id, sees)
    const pairs = comparePairs(codings.filter(({ suggested }) => !suggested))
    // Without two readers in the address, the two who coded most together.
    const pair =
      query.first && query.second
        ? pairs.find(({ ids }) => ids[0] === query.first && ids[1] === query.second)
        : pairs[0]
    if (!pair && query.first) return notFound
    const { list, rows } = await readList({
      path: below(consultation, 'codebook/differences'),
      query,
      count: async () => (pair ? countDiffering(db, consultation.id, sees, pair.ids) : 0),
      rows: window => listDiffering(db, consultation.id, sees, pair!.ids, window),
    })
    return {
      title: t('points.differences.title'),
      breadcrumbs: pointsTrail(t, consultation, {
        text: t('points.codebook.title'),
        href: below(consultation, 'codebook'),
      }),
      base: below(consultation),
      pair: pair ?? null,
      list,
      rows,
    }
  },
})
