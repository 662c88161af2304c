/** Every point, or those that were found, as a spreadsheet, for those who decide on them. No name is in it. */
import { reviewsResponses } from '../../../access/access.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { loadPlaces, placeLabel } from '../places.ts'
import { openWords, type Point } from '../points.queries.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { pointsByNumber } from '../register/register.queries.ts'
import { seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import { asking } from '../workbench/asking.ts'
import { listNumbers, lookUp } from '../workbench/found.queries.ts'

const header = [
  'point',
  'response',
  'from',
  'about',
  'off_topic',
  'text',
  'replaced',
  'action',
  'passed_to',
  'reason',
  'codes',
]

export const pointsCsv = defineDownload({
  path: '/consultations/:slug/points.csv',
  access: reviewsResponses,
  audit: 'reads only',
  publishes: ['points', 'responses'],
  params: slugParams,
  query: asking,
  subject: teamConsultation,
  async respond({ db, subject: consultation, query: asked, actor, t }) {
    const places = await loadPlaces(db, consultation.id)
    const sees = seesConfidential(actor, consultation)
    const numbers = await listNumbers(db, await lookUp(db, consultation.id, sees, asked))
    const cells = (point: Point) => [
      point.number,
      point.reference,
      sourceLabel(places, point.source, t),
      placeLabel(places, point),
      point.offTopic ? 'yes' : 'no',
      point.astray ? '' : openWords(point).text,
      point.astray ? 'yes' : 'no',
      point.action ?? '',
      point.passedTo ?? '',
      point.reason ?? '',
      point.codes.join('; '),
    ]
    async function* rows() {
      for await (const points of pointsByNumber(db, consultation.id, numbers, sees)) yield points.map(cells)
    }
    return longCsvFile(`${consultation.slug}-points.csv`, header, rows())
  },
})
