/** Finding partnerships, and changing what stands in the register about one. */

import type { Selectable, Updateable } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { PartnershipTable } from '../../db/tables.ts'

/** A partnership with the name of the organisation that leads it, if one does. */
export type Partnership = Selectable<PartnershipTable> & {
  readonly lead_organisation: string | null
  readonly lead_organisation_slug: string | null
}

/** The partnership of that slug, whatever its state, or null. Whether it may be shown is `public`'s to say. */
export async function findPartnership(db: Handle, slug: string): Promise<Partnership | null> {
  return (await partnerships(db).where('partnership.slug', '=', slug).executeTakeFirst()) ?? null
}

/** The partnership of that id, whatever its state, or null. */
export async function findPartnershipById(db: Handle, id: string): Promise<Partnership | null> {
  return (await partnerships(db).where('partnership.id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Holds a partnership until the transaction is over, so that its partners do not decide on what another form is just changing: what
 * they read is found after this.
 */
export async function holdPartnership(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('partnership').select('id').where('id', '=', id).forUpdate().execute()
}

function partnerships(db: Handle) {
  return db
    .selectFrom('partnership')
    .leftJoin('organisation', 'organisation.id', 'partnership.lead_organisation_id')
    .selectAll('partnership')
    .select(['organisation.name as lead_organisation', 'organisation.slug as lead_organisation_slug'])
}

/** Whether it has come to its end, or never began: then nothing new happens in it. */
export function isOver({ state }: Pick<Partnership, 'state'>): boolean {
  return state === 'ended' || state === 'not-formed'
}

export type PartnershipChange = Updateable<PartnershipTable>

/** Changes a partnership that still has the version quoted; false where somebody changed it meanwhile. */
export async function changePartnership(
  tx: Tx,
  id: string,
  version: number,
  change: PartnershipChange,
): Promise<boolean> {
  return changeVersioned(tx, 'partnership', id, version, change)
}
