/** The response of an address, for those who may read it. */
import { z } from 'zod'
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { loadPlaces, type Places } from '../places.ts'
import { loadPoints, type Point } from '../points.queries.ts'
import { seesConfidential, teamConsultation } from '../subject.ts'
import { findResponse, type ReadResponse } from './response.queries.ts'

export const responseParams = z.object({ slug: z.string().min(1).max(120), reference: z.string().min(1).max(40) })
type Params = z.infer<typeof responseParams>

/** A response with everything its reader needs. */
export type Reading = {
  readonly consultation: Consultation
  readonly response: ReadResponse
  readonly places: Places
  readonly points: readonly Point[]
  /** Whether its reader may read what was said in confidence. */
  readonly sees: boolean
}

/** Finds it; nothing of one in confidence for those who only review. */
export async function readingSubject(
  db: Handle,
  { slug, reference }: Params,
  _hub: Hub,
  actor: Actor,
): Promise<Found<Reading> | null> {
  const found = await teamConsultation(db, { slug })
  if (!found) return null
  const consultation = found.record
  const sees = seesConfidential(actor, consultation)
  const response = await findResponse(db, consultation.id, reference, sees)
  if (!response) return null
  const [places, points] = await Promise.all([
    loadPlaces(db, consultation.id),
    loadPoints(db, consultation.id, { seesConfidential: sees, responseId: response.id }),
  ])
  return { ref: found.ref, record: { consultation, response, places, points, sees } }
}
