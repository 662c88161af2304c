/** What came of it: you said, we did. Before the report, when to expect it. */
import { type Actor, anyone, reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { isForAll } from '../../documents/index.ts'
import { loadLateOutcome } from '../../responses/index.ts'
import { amendmentsByPoint } from '../amendments.queries.ts'
import { loadNext } from '../next-version/next.queries.ts'
import { loadPlaces } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { countByPlace } from '../register/register.queries.ts'
import { publicRegister } from '../register/register.view.ts'
import { findReopening } from '../reopening.queries.ts'
import { findReport } from '../report.queries.ts'
import { below, isClosed, isPublicRegister, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { countByAction } from '../workbench/found.queries.ts'
import { decisionPassed } from './decision-day.ts'

export const outcomePage = definePage({
  path: '/consultations/:slug/outcome',
  workspace: { stage: 'answer', label: 'consultations.nav.outcome' },
  access: anyone,
  audit: 'reads only',
  publishes: ['points'],
  template: 'points/report/outcome.njk',
  params: slugParams,
  subject: publishedConsultation,
  sameForAll: true,
  async show({ db, subject: consultation, now, area, today, t }) {
    const report = await findReport(db, consultation.id)
    return {
      title: t('points.outcome.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      consultation,
      reopening: await findReopening(db, consultation.id),
      closed: isClosed(consultation, { now, today, area }),
      report: report?.publishedAt ? report : null,
      decisionPassed: await decisionPassed(db, consultation, today),
      late: await loadLateOutcome(db, consultation.id),
      outcome: isPublicRegister(consultation) ? await loadOutcome(db, consultation) : null,
    }
  },
})

/** A consultation that everybody may know of. */
async function publishedConsultation(
  db: Handle,
  params: { readonly slug: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<Consultation> | null> {
  const found = await teamConsultation(db, params)
  if (!found) return null
  const isPublic = found.record.published_at !== null && found.record.state !== 'withdrawn'
  return isPublic || reviewsResponses.allows(actor, refOf(found.record)) ? found : null
}

async function loadOutcome(db: Handle, consultation: Consultation) {
  const places = await loadPlaces(db, consultation.id)
  // Of very many points only those are read that led to a change; how many more there are at their places is counted.
  const changed = [...(await amendmentsByPoint(db, consultation.id)).keys()]
  const points = await loadPoints(db, consultation.id, { seesConfidential: false, ids: changed })
  const counts = await countByPlace(db, consultation.id, places)
  const next = await loadNext(db, consultation)
  return {
    totals: await countByAction(db, consultation.id, false),
    saidAndDone: publicRegister(places, points).rows.map(row => ({
      ...row,
      count: counts.get(row.place?.id ?? '') ?? 0,
    })),
    documents: next.map(document => ({ ...document, isPublic: document.made !== null && isForAll(document.made) })),
  }
}
