/** The change of the address, as one of its bodies looks at it. */
import { z } from 'zod'
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Hub } from '../../web/hub.ts'
import type { Found } from '../../web/page.ts'
import { mayChangeOrganisation, type Organisation, organisationOfAddress } from '../organisations/index.ts'
import { type BodyChange, findChange, stateOf } from './changes.queries.ts'

export const changeParams = slugParams.extend({ change: z.uuid() })
type Params = { readonly slug: string; readonly change: string }

export type ChangeHere = { readonly organisation: Organisation; readonly change: BodyChange }

/** For whoever speaks for the body: also what nobody has confirmed yet. */
export async function changeOfAddress(db: Handle, params: Params): Promise<Found<ChangeHere> | null> {
  const [found, change] = [await organisationOfAddress(db, params), await findChange(db, params.change)]
  if (!found || !change?.bodies.some(({ id }) => id === found.record.id)) return null
  return { ref: found.ref, record: { organisation: found.record, change } }
}

/**
 * For everybody: once every body named has said that it is so. Until then it is the word of one about another, and only those who speak for
 * one of them see it.
 */
export async function visibleChange(
  db: Handle,
  params: Params,
  _hub: Hub,
  actor: Actor,
): Promise<Found<ChangeHere> | null> {
  const found = await changeOfAddress(db, params)
  if (!found) return null
  if (['agreed', 'done', 'taken-back'].includes(stateOf(found.record.change))) return found
  const own = found.record.change.bodies.some(({ id }) =>
    mayChangeOrganisation.allows(actor, { kind: 'organisation', id }),
  )
  return own ? found : null
}
