/**
 * What is kept about somebody with an account, for themselves: what is about them in words, and beside it every place in the tables that
 * names them, found from the tables' own links, so that no table that comes later is left out. What somebody else said or wrote in such a
 * record is not theirs: of those it tells where, which and when.
 */
import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The parts in the order of the page; their words are in the catalogue. */
export const parts = [
  'roles',
  'seats',
  'substitutes',
  'organisations',
  'signatures',
  'elections',
  'ways',
  'sessions',
  'mail',
] as const
export type Part = (typeof parts)[number]

/** Something kept: what it is, for which days, and the rest of it as it is kept. */
export type Kept = {
  readonly what: string
  readonly from: Day | null
  readonly to: Day | null
  readonly more: Readonly<Record<string, unknown>>
}

const about: Readonly<Record<Part, (person: string) => RawBuilder<Kept>>> = {
  roles: person => sql`
    select coalesce(o.name, p.name, c.title, a.name, '') as what, g.from_day as from, g.to_day as to,
      json_build_object('role', g.role, 'bySeat', g.by_seat) as more
    from role_grant g left join organisation o on o.id = g.subject_id left join partnership p on p.id = g.subject_id
      left join consultation c on c.id = g.subject_id left join area a on a.id = g.subject_id
    where g.person_id = ${person} order by g.from_day, g.id`,
  seats: person => sql`
    select p.name || ': ' || s.name as what, h.from_day as from, h.to_day as to,
      json_build_object('mandate', h.mandate, 'authority', h.authority, 'selection', h.selection, 'interests', h.interests, 'buddy', h.buddy) as more
    from holding h join seat s on s.id = h.seat_id join partnership p on p.id = s.partnership_id
    where h.person_id = ${person} order by h.from_day, h.id`,
  substitutes: person => sql`
    select p.name || ': ' || s.name as what, b.from_day as from, b.to_day as to, json_build_object('authority', b.authority) as more
    from substitute b join holding h on h.id = b.holding_id join seat s on s.id = h.seat_id join partnership p on p.id = s.partnership_id
    where b.person_id = ${person} order by b.from_day, b.id`,
  organisations: person => sql`
    select o.name as what, x.from_day as from, x.to_day as to, json_build_object('as', x.as) as more
    from (select organisation_id, from_day, to_day, role as as, id from affiliation where person_id = ${person}
      union all select organisation_id, from_day, to_day, 'champion', id from champion where person_id = ${person}) x
      join organisation o on o.id = x.organisation_id order by x.from_day, x.id`,
  signatures: person => sql`
    select o.name || ': ' || c.title as what, s.from_day as from, s.to_day as to,
      json_build_object('name', s.signer_name, 'role', s.signer_role, 'authority', s.authority) as more
    from signature s join organisation o on o.id = s.organisation_id join code c on c.id = s.code_id
    where s.signed_by = ${person} order by s.from_day, s.id`,
  elections: person => sql`
    select p.name || ': ' || s.name as what, n.nominated_on as from, n.withdrawn_on as to,
      json_build_object('acceptedOn', n.accepted_on, 'statement', n.statement) as more
    from election_nomination n join election e on e.id = n.election_id join seat s on s.id = e.seat_id
      join partnership p on p.id = e.partnership_id
    where n.person_id = ${person} order by n.nominated_on, n.id`,
  ways: person => sql`
    select x.what, ${dayOf('x.created_at')} as from, null::date as to, json_build_object('lastUsed', x.last_used_at) as more
    from (select name as what, created_at, last_used_at from passkey where person_id = ${person}
      union all select address, created_at, last_used_at from sign_in_identity where person_id = ${person}) x order by 2`,
  sessions: person => sql`
    select user_agent as what, ${dayOf('created_at')} as from, ${dayOf('ended_at')} as to, json_build_object('lastSeen', seen_at, 'way', way) as more
    from session where person_id = ${person} order by created_at`,
  mail: person => sql`
    select m.subject as what, ${dayOf('m.created_at')} as from, null::date as to, json_build_object('to', m.to_address) as more
    from outgoing_mail m join person p on lower(p.email) = lower(m.to_address)
    where p.id = ${person} and m.to_address <> '' order by m.created_at desc`,
}

/** Everything that is about somebody, part by part. */
export async function findOwnData(db: Handle, person: string): Promise<{ part: Part; rows: readonly Kept[] }[]> {
  const found: { part: Part; rows: readonly Kept[] }[] = []
  for (const part of parts) found.push({ part, rows: (await about[part](person).execute(db)).rows })
  return found
}

/** A record that names somebody: as what it names them, which it is and since when it is there. */
export type Naming = { readonly table: string; readonly as: string; readonly id: string; readonly at: string }

/** Every record that names somebody, by each link of the tables to people. */
export async function findNamings(db: Handle, person: string): Promise<Naming[]> {
  const { rows: links } = await sql<{ table: string; as: string }>`
    select c.conrelid::regclass::text as table, a.attname as as
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'person'::regclass and array_length(c.conkey, 1) = 1
    order by 1, 2`.execute(db)
  const each = links.map(
    ({ table, as }) => sql`
      select ${table}::text as table, ${as}::text as as, id::text as id, created_at::text as at
      from ${sql.table(table)} where ${sql.ref(as)} = ${person}`,
  )
  if (each.length === 0) return []
  return (await sql<Naming>`${sql.join(each, sql` union all `)} order by 1, 2, 4`.execute(db)).rows
}

/** An act of somebody as the record of changes keeps it. */
export type Act = { readonly at: Date; readonly action: string; readonly record: string; readonly id: string }

/** What somebody did here, the latest first. */
export async function findOwnActs(db: Handle, person: string): Promise<Act[]> {
  return db
    .selectFrom('audit_entry')
    .select(['created_at as at', 'action', 'record_kind as record', 'record_id as id'])
    .where('actor_id', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
