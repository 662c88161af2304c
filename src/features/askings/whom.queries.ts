/** Whom the Hub asks about an organisation: the records say it, so that nobody chooses who is asked. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../db/open.ts'
import type { AskingTopic } from '../../facts/asking-topics.ts'
import { sitsForIt, speaksForIt } from '../../facts/organisation/sits-for.ts'
import type { Day } from '../../kernel/day.ts'
import type { Invited } from './askings.queries.ts'

/** Somebody to ask, with the address that the question goes to. */
export type Addressee = Invited & { readonly name: string; readonly email: string }

/**
 * Everybody who can be mailed, each organisation and each person once; nobody who speaks for the body itself, by whatever name. Nobody
 * where anybody may answer.
 */
export async function whomToAsk(db: Handle, organisationId: string, topic: AskingTopic, on: Day): Promise<Addressee[]> {
  if (topic === 'users') return []
  if (topic === 'representatives') return representatives(db, organisationId, on)
  return organisations(
    db,
    organisationId,
    on,
    topic === 'partners' ? sitsWith(organisationId) : sectorBodies(organisationId),
  )
}

const sitsWith = (organisationId: string): RawBuilder<unknown> => sql`
  o.id <> ${organisationId}::uuid and exists (select from partner own join partnership p on p.id = own.partnership_id and p.public
      and p.state in ('forming', 'running', 'reviewing')
    join partner other on other.partnership_id = p.id and other.organisation_id = o.id
    where own.organisation_id = ${organisationId}::uuid)`

const sectorBodies = (organisationId: string): RawBuilder<unknown> => sql`
  o.id <> ${organisationId}::uuid and o.sector in ('voluntary', 'community', 'faith')`

/** One address for each organisation: of its contact, its champion, or its public mailbox; none of one nobody has looked at yet. */
async function organisations(
  db: Handle,
  organisationId: string,
  on: Day,
  which: RawBuilder<unknown>,
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select o.id as "organisationId", null::uuid as "personId", coalesce(speaks.name, o.name) as name,
      coalesce(speaks.email, o.email) as email
    from (select ${organisationId}::uuid as id) subject cross join (select ${on}::date as day) as_of
      cross join organisation o left join lateral (
      select p.name, p.email from role_grant g join person p on p.id = g.person_id
      where g.subject_kind = 'organisation' and g.subject_id = o.id and g.role in ('contact', 'champion') and p.email is not null
        and p.erased_at is null and ${on}::date between g.from_day and coalesce(g.to_day, 'infinity')
        and p.id not in ${sql.raw(speaksForIt)}
      order by g.role = 'contact' desc, g.created_at limit 1) speaks on true
    where o.ended_on is null and (o.proposed_in is null or o.proposal_seen_on is not null)
      and coalesce(speaks.email, o.email) <> '' and ${which}
      and lower(coalesce(speaks.email, o.email)) not in (
        select lower(own.email) from organisation own where own.id = subject.id and own.email <> ''
        union all select lower(p.email) from person p where p.email is not null and p.id in ${sql.raw(speaksForIt)})
    order by o.id`.execute(db)
  return rows
}

async function representatives(db: Handle, organisationId: string, on: Day): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select null::uuid as "organisationId", p.id as "personId", p.name, p.email
    from (select ${organisationId}::uuid as id) subject cross join (select ${on}::date as day) as_of
      cross join lateral ${sql.raw(sitsForIt)} sitting join person p on p.id = sitting.person_id
    where p.email is not null and p.erased_at is null
    order by p.id`.execute(db)
  return rows
}
