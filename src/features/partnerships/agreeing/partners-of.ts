/** The partners that somebody may speak for in the name of their organisation. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { boundBy } from '../consent/binding.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'

/** A partner that somebody may speak for. */
export type OwnPartner = { readonly id: string; readonly organisation: string }

/** The partners of today that somebody may bind: their contact or champion, or whoever holds their seat and speaks for them. */
export async function partnersOf(db: Handle, actor: Actor, partnershipId: string, today: Day): Promise<OwnPartner[]> {
  const own = await boundBy(db, actor, { id: partnershipId }, today)
  if (own.length === 0) return []
  const partners = await findPartners(db, partnershipId)
  return partners
    .filter(each => isPartnerOn(each, today) && own.includes(each.organisation_id))
    .map(({ id, organisation }) => ({ id, organisation }))
}
