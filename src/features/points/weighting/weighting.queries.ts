/** Weightings of a consultation: the one that stands, and those that were taken back. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The sectors that can be weighed, and those that did not say theirs. */
export const weighable = ['statutory', 'voluntary', 'community', 'faith', 'private', 'other', 'none'] as const

/** A weighting as it was declared. */
export type Declared = {
  readonly id: string
  readonly weights: Readonly<Record<string, number>>
  readonly reason: string
  readonly declaredOn: Day
  readonly backOn: Day | null
  readonly backBecause: string
}

/** Every weighting of a consultation, the latest first. */
export async function listWeightings(db: Handle, consultationId: string): Promise<Declared[]> {
  const rows = await db
    .selectFrom('weighting')
    .select(['id', 'weights', 'reason', 'declared_on as declaredOn', 'back_on as backOn'])
    .select('back_because as backBecause')
    .where('consultation_id', '=', consultationId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, weights: row.weights as Declared['weights'] }))
}

/** The weighting that stands; null where every response counts once. */
export async function findWeighting(db: Handle, consultationId: string): Promise<Declared | null> {
  return (await listWeightings(db, consultationId)).find(({ backOn }) => backOn === null) ?? null
}

/** Declares a weighting; null where one stands. */
export async function declareWeighting(
  tx: Tx,
  of: { readonly consultationId: string; readonly by: string | null; readonly on: Day; readonly now: Date },
  { weights, reason }: Pick<Declared, 'weights' | 'reason'>,
): Promise<string | null> {
  if (await findWeighting(tx, of.consultationId)) return null
  const id = newId()
  await tx
    .insertInto('weighting')
    .values({
      id,
      created_at: of.now,
      consultation_id: of.consultationId,
      weights: JSON.stringify(weights),
      reason,
      declared_on: of.on,
      declared_by: of.by,
    })
    .execute()
  return id
}

/** Takes a weighting back; false where it was already. */
export async function takeBackWeighting(tx: Tx, id: string, on: Day, because: string): Promise<boolean> {
  const back = await tx
    .updateTable('weighting')
    .set(eb => ({ back_on: on, back_because: because, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('back_on', 'is', null)
    .executeTakeFirst()
  return Number(back.numUpdatedRows) === 1
}
