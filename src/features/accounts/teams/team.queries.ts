/** Teams: who holds which role on a subject, and roles given to people by email address and ended. */
import type { Role, SubjectRef } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'

/** Somebody who holds a role. */
export type TeamMember = {
  readonly grantId: string
  readonly personId: string
  readonly name: string
  readonly email: string | null
  readonly role: string
  readonly from: Day
  /** It comes with a seat, and ends with it. */
  readonly bySeat: boolean
}

/** Whoever holds one of the roles on the subject today, in the order of the roles, and then of giving. */
export async function findTeam(
  db: Handle,
  { kind, id }: SubjectRef,
  roles: readonly Role[],
  today: Day,
): Promise<TeamMember[]> {
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
      'role_grant.by_seat as bySeat',
    ])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('role', 'in', [...roles])
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
    .orderBy('role_grant.created_at')
    .execute()
  const rank = (role: string) => (roles as readonly string[]).indexOf(role)
  return rows.toSorted((a, b) => rank(a.role) - rank(b.role))
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

/** Adds a person; null where somebody has that address already. */
export async function addPerson(tx: Handle, person: { name: string; email: string }): Promise<string | null> {
  const id = newId()
  const added = await tx
    .insertInto('person')
    .values({ id, ...person })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1 ? id : null
}

/** Adds a person without an address: they cannot sign in until one is written down. */
export async function addNameless(tx: Tx, name: string): Promise<{ id: string; name: string }> {
  const id = newId()
  await tx.insertInto('person').values({ id, name, email: null }).execute()
  return { id, name }
}

/** A role as it is given. */
export type Giving = {
  readonly personId: string
  readonly role: Role
  readonly subject: SubjectRef
  readonly from: Day
  /** The person who gives it; null for the operator. */
  readonly grantedBy: string | null
}

/** Gives a role from a day on; gives its id, or null where the person holds it already. */
export async function grantRole(tx: Handle, of: Giving): Promise<string | null> {
  const row = await tx
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: of.personId,
      role: of.role,
      subject_kind: of.subject.kind,
      subject_id: of.subject.id,
      from_day: of.from,
      granted_by: of.grantedBy,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Ends a role from today on, and keeps it on record; false where it had ended. */
export async function endRole(tx: Handle, grantId: string, today: Day): Promise<boolean> {
  const ended = await endRoles(tx, today).where('id', '=', grantId).executeTakeFirst()
  return Number(ended.numUpdatedRows) === 1
}

/** Ends every role of a person from today on. */
export async function endRolesOf(tx: Handle, personId: string, today: Day): Promise<void> {
  await endRoles(tx, today).where('person_id', '=', personId).execute()
}

/** One that was given today held on no day: it runs from today to the day before, and nothing says that it held then. */
function endRoles(tx: Handle, today: Day) {
  return tx
    .updateTable('role_grant')
    .set(eb => ({ to_day: addDays(today, -1), from_day: eb.fn<Day>('least', ['from_day', eb.val(today)]) }))
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
}
