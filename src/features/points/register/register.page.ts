/** The register of responses and actions: by paragraph and question, what was said and what was done about it. */

import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { longCsvFile } from '../../../web/csv.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import type { Amendment } from '../amendments.queries.ts'
import { loadPlaces, type Places } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { findReopening } from '../reopening.queries.ts'
import { below, isPublicRegister, reportedConsultation, slugParams, trail } from '../subject.ts'
import { countByAction } from '../workbench/found.queries.ts'
import { listRegister, type Numbered, pointsByNumber } from './register.queries.ts'
import { type PublicRow, publicRegister, sayInConfidence } from './register.view.ts'

export const registerPage = definePage({
  path: '/consultations/:slug/register',
  mends: ['register'],
  workspace: { stage: 'answer', label: 'consultations.nav.register' },
  access: anyone,
  audit: 'reads only',
  publishes: ['points'],
  template: 'points/register/register.njk',
  params: slugParams,
  query: z.object({ page: listQuery.page }),
  subject: reportedConsultation,
  sameForAll: true,
  async show({ db, subject: consultation, query, t }) {
    const places = await loadPlaces(db, consultation.id)
    const totals = await countByAction(db, consultation.id, false)
    const all = await countByAction(db, consultation.id, true)
    const { list, rows } = await readList({
      path: below(consultation, 'register'),
      query,
      count: () => Promise.resolve(totals.points),
      rows: window => listRegister(db, consultation.id, places, window),
    })
    const numbers = rows.map(({ number }) => number)
    const points = rows.length === 0 ? [] : await loadPoints(db, consultation.id, { seesConfidential: false, numbers })
    const register = publicRegister(places, points, shownAs(rows))
    return {
      title: t('points.register.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      consultation,
      list,
      register: { ...register, totals, inConfidence: sayInConfidence(all.points - totals.points) },
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
  publishes: ['points'],
  params: slugParams,
  subject: reportedConsultation,
  async respond({ db, subject: consultation }) {
    const places = await loadPlaces(db, consultation.id)
    const all = await listRegister(db, consultation.id, places, null)
    const shown = shownAs(all)
    const numbers = all.map(({ number }) => number)
    async function* rows() {
      for await (const points of pointsByNumber(db, consultation.id, numbers, false))
        yield publicRegister(places, points, shown).rows.flatMap(row => cellsOf(places, row))
    }
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
    const changes = ['changes', 'text_before', 'text_after']
    return longCsvFile(`${consultation.slug}-register.csv`, [...header, ...changes], rows())
  },
})

function shownAs(points: readonly Numbered[]): ReadonlyMap<number, number> {
  return new Map(points.map(({ number, shown }) => [number, shown]))
}

/** The lines of a place, one for each of its points. */
function cellsOf(places: Places, { place, paragraph, points }: PublicRow) {
  return points.map(point => [
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
  ])
}

/** What a point changed, in three cells: what was done where, and all words before and after. */
function changeCells(places: Places, changes: readonly Amendment[]): string[] {
  const place = (id: string | null) => (id === null ? '' : (places.byId.get(id)?.path ?? ''))
  return [
    changes.map(({ does, paragraphId }) => `${does} ${place(paragraphId)}`).join('; '),
    changes.map(({ textBefore }) => textBefore).join('\n\n'),
    changes.map(({ printed, textAfter }) => `${printed} ${textAfter}`.trim()).join('\n\n'),
  ]
}
