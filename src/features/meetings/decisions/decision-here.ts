/** Finding the decision of an address, where the reader may see it. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { mayReadDecision } from '../entitlement.ts'
import { type PartnershipHere, partnershipHere } from '../subject.ts'
import { type Decision, findDecision } from './decision.queries.ts'

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
