/** Finding the decision of an address, where the reader may see it. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { type Decision, findDecision } from '../decision.queries.ts'
import { mayReadDecision } from '../entitlement.ts'
import { type PartnershipHere, partnershipHere } from '../subject.ts'

/** A decision with its partnership. */
export type DecisionHere = PartnershipHere & { readonly decision: Decision }

/** The decision of the address. For one without the right to it there is no such decision. */
export async function decisionHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<DecisionHere> | null> {
  const decision = await findDecision(db, id)
  const found = decision && (await partnershipHere(db, decision, hub, actor))
  if (!found || !mayReadDecision(found.record.standing, decision.guard)) return null
  return { ref: found.ref, record: { ...found.record, decision } }
}

/** The trail to the decisions, and to a page below one of them. */
export function decisionCrumbs(t: (key: string) => string, decision?: Decision): Crumb[] {
  const list = { text: t('meetings.decisions.title'), href: '/decisions' }
  return decision ? [list, { text: titleOf(decision), href: `/decisions/${decision.id}` }] : [list]
}

/** A decision is called by its own words, cut to a line. */
export function titleOf({ text }: Pick<Decision, 'text'>): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 90 ? line : `${line.slice(0, 90).replace(/\s\S*$/, '')} …`
}
