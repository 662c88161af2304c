/** The consultations that somebody leads or led: what they planned and asked there is theirs to take over. */
import { type Actor, leadsConsultation } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'

/** An earlier consultation. */
export type EarlierOne = { readonly id: string; readonly title: string }

/** The consultations that somebody leads, the latest first: those whose plan is theirs to take over. */
export async function findOwnEarlier(db: Handle, actor: Actor): Promise<EarlierOne[]> {
  const own = actor.grants.filter(
    ({ kind, id }) => kind === 'consultation' && leadsConsultation.allows(actor, { kind, id }),
  )
  if (own.length === 0) return []
  return db
    .selectFrom('consultation')
    .select(['id', 'title'])
    .where(
      'id',
      'in',
      own.map(({ id }) => id),
    )
    .orderBy('created_at', 'desc')
    .execute()
}
