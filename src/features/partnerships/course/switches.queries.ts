/** What changes what a partnership owes: proposals, and what stood from which day and why. */
import type { Selectable } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { PartnershipSwitchTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'

/** A change of what is owed, decided or still asked about. */
export type Switch = Selectable<PartnershipSwitchTable>
export type SwitchValue = Switch['value']

/** Every change, the latest first. */
export function findSwitches(db: Handle, partnershipId: string): Promise<Switch[]> {
  return db
    .selectFrom('partnership_switch')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** A change by its id. */
export async function findSwitch(db: Handle, id: string): Promise<Switch | null> {
  return (await db.selectFrom('partnership_switch').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Keeps a change: proposed, or standing from a day at once. Gives its id. */
export async function keepSwitch(
  tx: Tx,
  change: {
    readonly partnershipId: string
    readonly value: SwitchValue
    readonly reason: string
    readonly today: Day
    readonly by: string | null
    readonly fromDay: Day | null
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('partnership_switch')
    .values({
      id,
      partnership_id: change.partnershipId,
      value: change.value,
      reason: change.reason,
      proposed_on: change.today,
      proposed_by: change.by,
      from_day: change.fromDay,
    })
    .execute()
  return id
}

/** Whether a change is still put to the partners. */
export function isAsked({ from_day, dropped_on }: Pick<Switch, 'from_day' | 'dropped_on'>): boolean {
  return from_day === null && dropped_on === null
}
