/** Every point as a spreadsheet, for those who decide on them. No name is in it. */
import { reviewsResponses } from '../../../access/access.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { loadPlaces, placeLabel } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { sourceLabel } from '../reading/response.view.ts'
import { seesConfidential, slugParams, teamConsultation } from '../subject.ts'

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
  params: slugParams,
  subject: teamConsultation,
  async respond({ db, subject: consultation, actor, t }) {
    const places = await loadPlaces(db, consultation.id)
    const points = await loadPoints(db, consultation.id, { seesConfidential: seesConfidential(actor, consultation) })
    const rows = points.map(point => [
      point.number,
      point.reference,
      sourceLabel(places, point.source, t),
      placeLabel(places, point),
      point.offTopic ? 'yes' : 'no',
      point.astray ? '' : point.text,
      point.astray ? 'yes' : 'no',
      point.action ?? '',
      point.passedTo ?? '',
      point.reason ?? '',
      point.codes.join('; '),
    ])
    return csvFile(`${consultation.slug}-points.csv`, [header, ...rows])
  },
})
