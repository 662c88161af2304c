/** Roles that come with a seat of a partnership, and end with it. */
import type { Role } from '../../access/access.ts'
import { newId } from '../../db/ids.ts'
import type { Tx } from '../../db/open.ts'
import { addDays, type Day } from '../../kernel/day.ts'

/** Whose role follows their seats, on which partnership, from today on. */
export type Following = {
  readonly personId: string
  readonly partnershipId: string
  readonly role: Role
  readonly today: Day
  readonly givenBy: string | null
}

/** Gives somebody the role on the days named, the first of them today or later, in place of what followed their seats from today on. */
export async function holdBySeat(
  tx: Tx,
  of: Following,
  spans: readonly { readonly from: Day; readonly to: Day | null }[],
): Promise<void> {
  const role = tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('role', '=', of.role)
    // Nobody is made a representative by hand.
    .$if(of.role !== 'representative', query => query.where('by_seat', '=', true))
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', of.partnershipId)
  await tx.deleteFrom('role_grant').where('id', 'in', role).where('from_day', '>=', of.today).execute()
  await tx
    .updateTable('role_grant')
    .set({ to_day: addDays(of.today, -1) })
    .where('id', 'in', role)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', of.today)]))
    .execute()
  const rows = spans.map(({ from, to }) => ({
    id: newId(),
    person_id: of.personId,
    role: of.role,
    subject_kind: 'partnership' as const,
    subject_id: of.partnershipId,
    from_day: from,
    to_day: to,
    granted_by: of.givenBy,
    by_seat: true,
  }))
  if (rows.length > 0) await tx.insertInto('role_grant').values(rows).execute()
}
