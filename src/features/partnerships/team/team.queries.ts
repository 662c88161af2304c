/** Who runs a partnership: chair and administrators, by roles given and ended. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'

/** Roles given by hand; the role of a representative comes with a seat. */
export const teamRoles = ['chair', 'administrator'] as const
export type TeamRole = (typeof teamRoles)[number]

export type TeamMember = {
  readonly grantId: string
  readonly personId: string
  readonly name: string
  readonly email: string | null
  readonly role: string
  readonly from: Day
}

/** Whoever runs the partnership today, the chair first. */
export async function findTeam(db: Handle, partnershipId: string, today: Day): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select([
      'role_grant.id as grantId',
      'person.id as personId',
      'person.name',
      'person.email',
      'role_grant.role',
      'role_grant.from_day as from',
    ])
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('role', 'in', [...teamRoles])
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
    .orderBy('role_grant.created_at')
    .execute()
  return rows.toSorted((a, b) => Number(b.role === 'chair') - Number(a.role === 'chair'))
}

/** The person of an email address, or a new one with the name given; null where there is none and no name. */
export async function personOfEmail(tx: Tx, email: string, name: string): Promise<{ id: string; name: string } | null> {
  const found = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where(eb => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  if (found || name === '') return found ?? null
  const id = newId()
  await tx.insertInto('person').values({ id, name, email }).execute()
  return { id, name }
}

export type Giving = {
  readonly partnershipId: string
  readonly personId: string
  readonly role: TeamRole
  readonly from: Day
  readonly by: string
}

/** Gives a role; false where the person holds it already. */
export async function giveRole(tx: Tx, of: Giving): Promise<boolean> {
  const row = await tx
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: of.personId,
      role: of.role,
      subject_kind: 'partnership',
      subject_id: of.partnershipId,
      from_day: of.from,
      granted_by: of.by,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a role from today on. One that was given today is taken back whole: it has no day to have lasted. */
export async function endRole(tx: Tx, grantId: string, today: Day): Promise<void> {
  const ended = await tx
    .updateTable('role_grant')
    .set({ to_day: addDays(today, -1) })
    .where('id', '=', grantId)
    .where('from_day', '<', today)
    .executeTakeFirst()
  if (Number(ended.numUpdatedRows) === 0) await tx.deleteFrom('role_grant').where('id', '=', grantId).execute()
}
