/** The register of responses and actions: by paragraph and question, what was said and what was done about it. */
import { anyone } from '../../../access/access.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { findReopening } from '../analysis/reopening.queries.ts'
import type { Amendment } from '../deciding/amendments.queries.ts'
import { loadPlaces, type Places } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { below, isPublicRegister, reportedConsultation, slugParams, trail } from '../subject.ts'
import { publicRegister } from './register.view.ts'

export const registerPage = definePage({
  path: '/consultations/:slug/register',
  mends: ['register'],
  workspace: { stage: 'answer', label: 'consultations.nav.register' },
  access: anyone,
  audit: 'reads only',
  template: 'points/register/register.njk',
  params: slugParams,
  subject: reportedConsultation,
  sameForAll: true,
  async show({ db, subject: consultation, t }) {
    const places = await loadPlaces(db, consultation.id)
    const points = await loadPoints(db, consultation.id, { seesConfidential: true })
    const register = publicRegister(places, points)
    return {
      title: t('points.register.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      consultation,
      register,
      parts: [...Map.groupBy(register.rows, row => row.place?.within ?? '')].map(([within, rows]) => ({
        within,
        rows,
      })),
      isPublic: isPublicRegister(consultation),
      reopening: await findReopening(db, consultation.id),
    }
  },
})

export const registerCsv = defineDownload({
  path: '/consultations/:slug/register.csv',
  access: anyone,
  audit: 'reads only',
  params: slugParams,
  subject: reportedConsultation,
  async respond({ db, subject: consultation }) {
    const places = await loadPlaces(db, consultation.id)
    const points = await loadPoints(db, consultation.id, { seesConfidential: true })
    const rows = publicRegister(places, points).rows.flatMap(({ place, paragraph, points: here }) =>
      here.map(point => [
        point.number,
        place?.kind ?? '',
        place?.within ?? '',
        paragraph?.path ?? (place?.kind === 'question' ? place.label : ''),
        point.text ?? '',
        point.text === null ? 'no' : 'yes',
        point.gist,
        point.action ?? '',
        point.passedTo,
        point.reason,
        ...changeCells(places, point.changes),
      ]),
    )
    const header = [
      'point',
      'about',
      'within',
      'place',
      'text',
      'published',
      'in_our_words',
      'action',
      'passed_to',
      'reason',
    ]
    return csvFile(`${consultation.slug}-register.csv`, [[...header, 'changes', 'text_before', 'text_after'], ...rows])
  },
})

/** What a point changed, in three cells: what was done where, and all words before and after. */
function changeCells(places: Places, changes: readonly Amendment[]): string[] {
  const place = (id: string | null) => (id === null ? '' : (places.byId.get(id)?.path ?? ''))
  return [
    changes.map(({ does, paragraphId }) => `${does} ${place(paragraphId)}`).join('; '),
    changes.map(({ textBefore }) => textBefore).join('\n\n'),
    changes.map(({ printed, textAfter }) => `${printed} ${textAfter}`.trim()).join('\n\n'),
  ]
}
