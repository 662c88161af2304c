/** The concerns and disagreements of a partnership. */
import { type Actor, secretariat } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { anyPartnership } from '../subject.ts'
import type { ContactParams } from './contact-params.ts'

/** All of them, or only those that are not for the secretariat alone; those waiting first. */
export function findConcerns(db: Handle, partnershipId: string, all = false) {
  return db
    .selectFrom('concern')
    .select(['id', 'version', 'kind', 'step', 'about', 'sealed_contact', 'raised_on'])
    .select(['acknowledged_on', 'answer', 'answered_on', 'for_secretariat'])
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .$if(!all, query => query.where('for_secretariat', '=', false))
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('created_at')
    .execute()
}

/** A concern or a disagreement with its contact, sealed. */
export type Concern = Awaited<ReturnType<typeof findConcerns>>[number]

/** The concern of the address, in its partnership. */
export async function concernOfAddress(
  db: Handle,
  params: ContactParams,
  _hub: Hub,
  actor: Actor,
): Promise<Found<{ readonly partnership: Partnership; readonly row: Concern }> | null> {
  const found = await anyPartnership(db, params)
  const row =
    found &&
    (await findConcerns(db, found.record.id, secretariat.allows(actor, null))).find(each => each.id === params.id)
  return found && row ? { ref: found.ref, record: { partnership: found.record, row } } : null
}
