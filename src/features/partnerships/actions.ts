/** Actions of a partnership: what somebody is to do by a day, whatever it came of. */
import type { Updateable } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Tables, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'

/** An action as it is set. */
export type NewAction = {
  readonly what: string
  readonly owner_seat_id: string | null
  readonly due_on: Day | null
}

/** What an action came of: the kind of its record, and its id. */
export type CameOf = { readonly kind: string; readonly id: string }

/** Sets an action; gives its id. */
export async function setAction(tx: Tx, partnershipId: string, of: CameOf, action: NewAction): Promise<string> {
  const id = newId()
  await tx
    .insertInto('action')
    .values({
      id,
      ...action,
      subject_kind: 'partnership',
      subject_id: partnershipId,
      source_kind: of.kind,
      source_id: of.id,
    })
    .execute()
  return id
}

/** Changes an action that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeAction(
  tx: Tx,
  id: string,
  version: number,
  to: Omit<Updateable<Tables['action']>, 'id' | 'version'>,
): Promise<boolean> {
  return changeVersioned(tx, 'action', id, version, to)
}
