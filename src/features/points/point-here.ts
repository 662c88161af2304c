/** The point of an address, for those who may decide on it. */
import { z } from 'zod'
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Hub } from '../../web/hub.ts'
import type { Found } from '../../web/page.ts'
import type { Consultation } from '../consultations/index.ts'
import { loadPlaces, type Places } from './places.ts'
import { findPoint, type Point } from './points.queries.ts'
import { seesConfidential, teamConsultation } from './subject.ts'

export const pointParams = z.object({ slug: z.string().min(1).max(120), number: z.string().min(1).max(10) })
type Params = z.infer<typeof pointParams>

/** A point with what its pages need. */
export type OnePoint = {
  readonly consultation: Consultation
  readonly places: Places
  readonly point: Point
  readonly sees: boolean
}

/** Finds it; nothing of a response in confidence for those who only review. */
export async function pointSubject(
  db: Handle,
  { slug, number }: Params,
  _hub: Hub,
  actor: Actor,
): Promise<Found<OnePoint> | null> {
  const found = await teamConsultation(db, { slug })
  if (!found) return null
  const sees = seesConfidential(actor, found.record)
  const point = await findPoint(db, found.record.id, number, sees)
  if (!point) return null
  const places = await loadPlaces(db, found.record.id)
  return { ref: found.ref, record: { consultation: found.record, places, point, sees } }
}
