/** The partner of the address, for whoever runs the partnership and for whoever speaks for that partner. */
import { z } from 'zod'
import { type Actor, anyOf, runsPartnership, speaksForOrganisation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { findPartnership, type Partnership } from '../partnership.queries.ts'
import { slugParams, subjectOf } from '../subject.ts'
import { findPartners, type PartnerRow } from './partners.queries.ts'

export const partnerParams = slugParams.extend({ partner: z.uuid() })

/** Chair, administrator, or the partner's own contact: each may change what stands about the partner. */
export const changesPartner = anyOf(runsPartnership, speaksForOrganisation)

/** The right is judged on the partner's organisation for those who speak for it, and on the partnership for others. */
export async function partnerOfAddress(
  db: Handle,
  { slug, partner: id }: { readonly slug: string; readonly partner: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<{ readonly partnership: Partnership; readonly partner: PartnerRow }> | null> {
  const partnership = await findPartnership(db, slug)
  const partner = partnership && (await findPartners(db, partnership.id)).find(each => each.id === id)
  if (!partnership || !partner) return null
  const own = { kind: 'organisation', id: partner.organisation_id } as const
  return {
    ref: speaksForOrganisation.allows(actor, own) ? own : subjectOf(partnership),
    within: subjectOf(partnership),
    record: { partnership, partner },
  }
}
