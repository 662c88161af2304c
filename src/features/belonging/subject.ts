/** What is part of what, of the address, as one of the two bodies looks at it. */
import { z } from 'zod'
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Hub } from '../../web/hub.ts'
import type { Found } from '../../web/page.ts'
import {
  type Belonging,
  findBelonging,
  mayChangeOrganisation,
  type Organisation,
  organisationOfAddress,
} from '../organisations/index.ts'
import { isOpen } from './state.ts'

export const belongingParams = slugParams.extend({ belonging: z.uuid() })
type Params = { readonly slug: string; readonly belonging: string }

export type BelongingHere = { readonly organisation: Organisation; readonly belonging: Belonging }

/** Whether somebody speaks for one of the two. */
export function speaksForOne(actor: Actor, { child, parent }: Belonging): boolean {
  return [child, parent].some(({ id }) => mayChangeOrganisation.allows(actor, { kind: 'organisation', id }))
}

/** For whoever speaks for the body: also what nobody has confirmed yet. */
export async function belongingOfAddress(db: Handle, params: Params): Promise<Found<BelongingHere> | null> {
  const [found, belonging] = [await organisationOfAddress(db, params), await findBelonging(db, params.belonging)]
  if (!found || !belonging || ![belonging.child.id, belonging.parent.id].includes(found.record.id)) return null
  return { ref: found.ref, record: { organisation: found.record, belonging } }
}

/** For everybody: once both have said that it is so. Until then it is the word of one about another. */
export async function visibleBelonging(
  db: Handle,
  params: Params,
  _hub: Hub,
  actor: Actor,
): Promise<Found<BelongingHere> | null> {
  const found = await belongingOfAddress(db, params)
  if (!found) return null
  return isOpen(found.record.belonging) || speaksForOne(actor, found.record.belonging) ? found : null
}
