/** How far the reading and deciding has come, and what still stands in the way of reporting. */
import type { Handle } from '../../../db/open.ts'
import type { Consultation } from '../../consultations/index.ts'
import { standingAmendments } from '../deciding/amendments.queries.ts'
import { loadPlaces } from '../places.ts'
import { loadPoints } from '../points.queries.ts'
import { listResponses, textsIn } from '../reading/response.queries.ts'

/** Counts and, by what is missing, the references and numbers to go to. */
export type Progress = {
  readonly responses: number
  readonly read: number
  readonly points: number
  readonly decided: number
  readonly amendments: number
  readonly applied: number
  readonly unread: readonly string[]
  /** Responses that say something in their own words and of which no point was made. */
  readonly unsplit: readonly string[]
  readonly undecided: readonly number[]
}

/** Takes stock of a consultation; what was said in confidence counts only for whoever may read it, and for the Hub itself. */
export async function takeStock(db: Handle, consultation: Pick<Consultation, 'id'>, sees = true): Promise<Progress> {
  const { id } = consultation
  const responses = await listResponses(db, id, sees)
  const points = await loadPoints(db, id, { seesConfidential: sees })
  const { form } = await loadPlaces(db, id)
  const amendments = await standingAmendments(db, id)
  const split = new Set(points.map(({ responseId }) => responseId))
  return {
    responses: responses.length,
    read: responses.filter(({ readAt }) => readAt !== null).length,
    points: points.length,
    decided: points.filter(({ action }) => action !== null).length,
    amendments: amendments.length,
    applied: amendments.filter(({ appliedIn }) => appliedIn !== null).length,
    unread: responses.filter(({ readAt }) => readAt === null).map(({ reference }) => reference),
    unsplit: responses
      .filter(response => !split.has(response.id) && textsIn(form, response).length > 0)
      .map(({ reference }) => reference),
    undecided: points.filter(({ action }) => action === null).map(({ number }) => number),
  }
}

/** Whether nothing stands in the way of reporting. */
export function mayReport(progress: Progress): boolean {
  const { unread, unsplit, undecided, amendments, applied } = progress
  return unread.length === 0 && unsplit.length === 0 && undecided.length === 0 && applied === amendments
}
