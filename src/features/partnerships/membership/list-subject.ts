/** The membership list that waits in the partnership of the address. */
import type { Handle } from '../../../db/open.ts'
import type { Found } from '../../../web/page.ts'
import { findPartnership, type Partnership } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'
import { findList, type MembershipList } from './membership.queries.ts'

/** A partnership with its list; null where none waits, or it has been taken over. */
export type ListRecord = { readonly partnership: Partnership; readonly list: MembershipList | null }

/** Finds both by the partnership's address. */
export async function listOfAddress(
  db: Handle,
  { slug }: { readonly slug: string },
): Promise<Found<ListRecord> | null> {
  const partnership = await findPartnership(db, slug)
  if (!partnership) return null
  return { ref: subjectOf(partnership), record: { partnership, list: await findList(db, partnership.id) } }
}
