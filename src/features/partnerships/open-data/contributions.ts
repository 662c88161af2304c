/** What partners give to public partnerships, in money and in kind, as data: each with whether its giver has said so itself. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { contributionMatter } from '../consent/contribution.matter.ts'
import { askedStates } from '../consent/states.ts'
import { giverSays } from '../money/contributions.page.ts'
import { contributionKinds, worthOf } from '../money/worth.ts'

const contribution = z.object({
  id: z.uuid().describe('Lasting id of the contribution.'),
  partnership: z.string().describe('The slug of the partnership that it is given to.'),
  giver: z.string().describe('The slug of the partner that gives it.'),
  kind: z.enum(contributionKinds).describe('Money, hours of work, the use of something, or knowledge.'),
  what: z.string().describe('What is given, in words.'),
  amount: z.number().describe('Pounds, of money and of a use.').nullable(),
  hours: z.number().describe('Hours of work.').nullable(),
  rate: z.number().describe('Pounds that its giver puts on an hour.').nullable(),
  worth: z
    .number()
    .describe('Pounds: money and a use as stated, hours at their rate; null where nobody put a worth on it.')
    .nullable(),
  promisedOn: isoDay('The day on which it was promised.'),
  givenOn: isoDay('The day on which it was given; null while it is only promised.').nullable(),
  says: z
    .enum(['confirmed', 'stated', 'denied'])
    .describe(
      'Whether its giver said so itself, has said nothing yet, or says that it is not so. What is denied is in no sum.',
    ),
  url: pageField,
})
type Contribution = z.input<typeof contribution>
type Row = Omit<Contribution, 'url' | 'worth' | 'says'>

async function findContributions(
  request: OpenRequest,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<Contribution[]> {
  const { rows } = await sql<Row>`
    select c.id, p.slug as partnership, o.slug as giver, c.kind, c.what, c.amount::float8 as amount, c.hours::float8 as hours,
      c.rate::float8 as rate, c.promised_on as "promisedOn", c.given_on as "givenOn"
    from contribution c join partnership p on p.id = c.partnership_id
      join partner on partner.id = c.partner_id join organisation o on o.id = partner.organisation_id
    where p.public and ${where} order by c.id limit ${limit}`.execute(request.db)
  const ids = rows.map(({ id }) => id)
  const asked = await askedStates(request.db, contributionMatter, ids, request.today)
  return rows.map(row => ({
    ...row,
    worth: worthOf(row),
    says: giverSays(asked[row.id]),
    url: request.at(`/partnerships/${row.partnership}/contributions`),
  }))
}

export const contributionsResource = defineResource({
  name: 'contributions',
  record: 'Contribution',
  publishes: 'nothing',
  about:
    'What partners promise and give to public partnerships, in money and in kind, in pounds where its giver says so.',
  item: contribution,
  filters: {
    partnership: z.string().max(200).describe('Only those to the partnership with this slug.'),
    giver: z.string().max(200).describe('Only those of the partner with this slug.'),
    kind: z.enum(contributionKinds).describe('Only those of this kind.'),
  },
  list(request, { partnership, giver, kind }, stretch) {
    const asked = [
      partnership === undefined ? sql`true` : sql`p.slug = ${partnership}`,
      giver === undefined ? sql`true` : sql`o.slug = ${giver}`,
      kind === undefined ? sql`true` : sql`c.kind = ${kind}`,
      afterIn('c.id', stretch),
    ]
    return findContributions(request, sql.join(asked, sql` and `), stretch.limit)
  },
  one: async (request, key) => (await findContributions(request, sql`c.id::text = ${key}`, 1))[0] ?? null,
})
