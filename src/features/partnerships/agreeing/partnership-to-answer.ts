/** The partnership of the address for whoever may answer for a partner in it. */
import { type Actor, sitsOnPartnership, speaksForOrganisation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { findPartners } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { anyPartnership, subjectOf } from '../subject.ts'

/** For those without a role here the right is judged on the partner organisation they speak for. */
export async function partnershipToAnswer(
  db: Handle,
  params: { readonly slug: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<Partnership> | null> {
  const found = await anyPartnership(db, params)
  if (!found || sitsOnPartnership.allows(actor, found.ref)) return found
  const own = (await findPartners(db, found.record.id)).find(({ organisation_id }) =>
    speaksForOrganisation.allows(actor, { kind: 'organisation', id: organisation_id }),
  )
  if (!own) return found
  const within = subjectOf(found.record)
  return { ref: { kind: 'organisation', id: own.organisation_id }, record: found.record, within }
}
