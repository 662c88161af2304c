/** People of the area and the roles they hold. */
import { sql } from 'kysely'
import type { Role } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { holdsWords, nameOrder } from '../../db/search.ts'
import type { Day } from '../../kernel/day.ts'
import type { Window } from '../../web/list.ts'

export type ListedPerson = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly roles: readonly string[]
}

/** The orders the people can stand in. */
export const peopleSorts = ['name', 'newest'] as const

export type PeopleFilter = {
  readonly words?: string | undefined
  readonly role?: Role | undefined
  readonly sort?: (typeof peopleSorts)[number] | undefined
}

function people(db: Handle, today: Day, { words, role }: PeopleFilter) {
  let query = db.selectFrom('person').where('erased_at', 'is', null)
  if (words) query = query.where(holdsWords('person', words))
  if (role)
    query = query.where(
      sql<boolean>`exists (select from role_grant g where g.person_id = person.id and g.role = ${role}
        and g.from_day <= ${today} and (g.to_day is null or g.to_day >= ${today}))`,
    )
  return query
}

/** How many people fit. */
export async function countPeople(db: Handle, today: Day, filter: PeopleFilter): Promise<number> {
  const { count } = await people(db, today, filter)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A part of the people, with the roles that hold today; words look in name and address. */
export async function listPeople(db: Handle, today: Day, filter: PeopleFilter, part: Window): Promise<ListedPerson[]> {
  let query = people(db, today, filter)
    .select(['id', 'name', 'email'])
    .select(
      sql<string[]>`array(select distinct role from role_grant where person_id = person.id
        and from_day <= ${today} and (to_day is null or to_day >= ${today}) order by role)`.as('roles'),
    )
  if (filter.sort === 'newest') query = query.orderBy('id', 'desc')
  return query.orderBy(nameOrder('name')).orderBy('id').limit(part.limit).offset(part.offset).execute()
}

/** A person by id; null where erased or not there. */
export async function findPerson(
  db: Handle,
  id: string,
): Promise<{ id: string; name: string; email: string | null; phone: string } | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'phone'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export type HeldRole = {
  readonly id: string
  readonly role: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly subject: string
  readonly from: Day
  readonly to: Day | null
}

/** Every role a person holds or held, with the name of its subject. */
export async function rolesOf(db: Handle, personId: string): Promise<HeldRole[]> {
  return db
    .selectFrom('role_grant')
    .select([
      'id',
      'role',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'from_day as from',
      'to_day as to',
    ])
    .select(
      sql<string>`coalesce(
        (select title from consultation where id = subject_id), (select name from partnership where id = subject_id),
        (select name from organisation where id = subject_id), (select name from area where id = subject_id), '')`.as(
        'subject',
      ),
    )
    .where('person_id', '=', personId)
    .orderBy('from_day', 'desc')
    .execute()
}

/** A role that is held, by its id. */
export async function findRole(
  db: Handle,
  id: string,
): Promise<(HeldRole & { personId: string; person: string }) | null> {
  const row = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id as personId', 'person.name as person'])
    .where('role_grant.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const role = (await rolesOf(db, row.personId)).find(one => one.id === id)
  return role ? { ...role, ...row } : null
}
