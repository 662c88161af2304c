/** Elections to seats of public partnerships as data: called by whom, on which days, and how they came out. No vote is in it. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { sectors } from '../../organisations/index.ts'
import { standingIn } from '../elections/elections.queries.ts'

const outcomes = ['elected', 'unopposed', 'nobody', 'called-off'] as const

const election = z.object({
  id: z.uuid().describe('Lasting id of the election.'),
  partnership: z.string().describe('The slug of the partnership.'),
  partnershipName: z.string().describe('The name of the partnership.'),
  seat: z.uuid().describe('The seat that it is for.'),
  seatName: z.string().describe('The name of the seat.'),
  sector: z.enum(sectors).describe('The sector whose bodies elect.'),
  kind: z.enum(['term', 'by-election']).describe('For a whole term, or for what is left of one.'),
  calledOn: isoDay('The day on which it was called.'),
  nominationsUntil: isoDay('The last day on which bodies can nominate.'),
  opensOn: isoDay('The first day of voting.'),
  closesOn: isoDay('The last day of voting.'),
  termFrom: isoDay('The first day of the term.'),
  termTo: isoDay('The last day of the term, where one is set.').nullable(),
  bodies: z.int().describe('How many bodies may vote.'),
  standing: z.int().describe('How many stand; null until nominations have closed.').nullable(),
  outcome: z
    .enum(outcomes)
    .describe('Whether somebody was elected, was the only one to stand, nobody was, or it was called off; null before.')
    .nullable(),
  declaredOn: isoDay('The day on which the result was declared.').nullable(),
  url: pageField,
})
type Election = z.input<typeof election>

async function findElections(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Election[]> {
  const { rows } = await sql<Omit<Election, 'url'>>`
    select election.id, p.slug as partnership, p.name as "partnershipName", seat.id as seat, seat.name as "seatName",
      election.sector, election.kind, election.called_on as "calledOn", election.nominations_until as "nominationsUntil",
      election.opens_on as "opensOn", election.closes_on as "closesOn", election.term_from as "termFrom", election.term_to as "termTo",
      (select count(*)::int from election_body b where b.election_id = election.id) as bodies,
      case when election.outcome is not null or election.nominations_until < ${request.today}
        then ${standingIn('election')} end as standing,
      election.outcome, election.declared_on as "declaredOn"
    from election join partnership p on p.id = election.partnership_id join seat on seat.id = election.seat_id
    where p.public and ${where} order by election.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/partnerships/${row.partnership}/elections/${row.id}`) }))
}

export const electionsResource = defineResource({
  name: 'elections',
  record: 'Election',
  publishes: 'nothing',
  about:
    'Elections by the bodies of a sector to seats of public partnerships: their days, how many may vote and stand, and how they came out. No vote is told.',
  item: election,
  filters: {
    partnership: z.string().max(200).describe('Only those of the partnership with this slug.'),
    outcome: z.enum(outcomes).describe('Only those that came out so.'),
  },
  list(request, { partnership, outcome }, stretch) {
    const asked = [
      partnership === undefined ? sql`true` : sql`p.slug = ${partnership}`,
      outcome === undefined ? sql`true` : sql`election.outcome = ${outcome}`,
      afterIn('election.id', stretch),
    ]
    return findElections(request, sql.join(asked, sql` and `), stretch.limit)
  },
  one: async (request, key) => (await findElections(request, sql`election.id::text = ${key}`, 1))[0] ?? null,
})
