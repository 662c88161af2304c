/** What elections are owed: a nomination and a vote by those who speak for the bodies, and the result by the returning officer. */
import { type RawBuilder, sql } from 'kysely'
import { anyId, defineOwed, type OwedDefinition } from '../../../web/owed.ts'
import { standingIn } from './elections.queries.ts'
import { hasVote } from './voters.queries.ts'

/** As `isVotedOn`. */
const votedOn = sql`(${standingIn('e')} > 1 or e.papers_sent_on is not null)`

/** A row for each body of an election that is not over, for those who speak for it. */
const ofBodies = (by: RawBuilder<unknown>, speaksFor: readonly string[]) => sql`
  select 1, seat.name, ${by}, b.id, e.id, 'partnership', p.id, p.slug, p.name
  from election_body b join election e on e.id = b.election_id and e.outcome is null join partnership p on p.id = e.partnership_id
    join seat on seat.id = e.seat_id join organisation o on o.id = b.organisation_id
  where b.organisation_id = ${anyId(speaksFor)}`

export const electionsOwed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'election-nominate',
    publishes: 'nothing',
    page: '/partnerships/:slug/elections/:within/bodies/:id/nomination',
    strength: 'should',
    waits: false,
    rows: ({ of, today }) => sql`${ofBodies(sql`e.nominations_until`, of('contact', 'champion'))}
      and e.nominations_until >= ${today}::date
      and not exists (select from election_nomination n where n.election_body_id = b.id and n.withdrawn_on is null)`,
  }),
  defineOwed({
    kind: 'election-vote',
    publishes: 'nothing',
    page: '/partnerships/:slug/elections/:within/bodies/:id/vote',
    strength: 'must',
    waits: true,
    rows: ({ of, today }) => sql`${ofBodies(sql`e.closes_on`, of('contact', 'champion'))}
      and ${today}::date between e.opens_on and e.closes_on
      and ${votedOn} and not b.voted and ${hasVote} and p.state not in ('ended', 'not-formed')`,
  }),
  defineOwed({
    kind: 'election-declare',
    publishes: 'nothing',
    page: '/partnerships/:slug/elections/:id/declaration',
    strength: 'must',
    waits: true,
    rows: ({ person, today }) => sql`
      select 1, seat.name, case when ${votedOn} then e.term_from else e.opens_on end, e.id, null,
        'partnership', p.id, p.slug, p.name
      from election e join partnership p on p.id = e.partnership_id join seat on seat.id = e.seat_id
      where e.officer_id = ${person}::uuid and e.outcome is null and p.state not in ('ended', 'not-formed')
        and case when ${votedOn} then e.closes_on else e.nominations_until end < ${today}::date`,
  }),
]
