/** The seats of public partnerships as data: each with who sits in it today and how it came about. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { sectors } from '../../organisations/index.ts'
import { holderDenied } from '../seats/denied.sql.ts'

const roles = ['chair', 'vice-chair', 'secretary', 'member', 'adviser'] as const
const bySlug = z.string().max(200).describe('Only those of the partnership with this slug.')

const seat = z.object({
  id: z.uuid().describe('Lasting id of the seat.'),
  partnership: z.string().describe('The slug of the partnership.'),
  partnershipName: z.string().describe('The name of the partnership.'),
  name: z.string().describe('The name of the seat.'),
  role: z.enum(roles).describe('What it does on the board.'),
  sector: z.enum(sectors).describe('The sector it speaks for.'),
  voting: z.boolean().describe('Whether it votes.'),
  organisation: z.string().describe('The slug of the partner behind it; null where no single one is.').nullable(),
  from: isoDay('The first day on which there is this seat.'),
  to: isoDay('The last day on which there is this seat.').nullable(),
  holder: z
    .object({
      id: z.uuid().describe('Lasting id of the person.'),
      name: z.string().describe('Their name.'),
      since: isoDay('The first day on which they held it.'),
      until: isoDay('The last day of their term, where one is set.').nullable(),
      mandate: z
        .enum(['representing', 'representative-of', 'invited-for-expertise'])
        .describe('Whether they speak for a body, are like those they come from, or were asked for what they know.')
        .nullable(),
      electedOn: isoDay(
        'The day on which the result was declared, where the bodies of the sector elected them here for this term.',
      ).nullable(),
    })
    .describe(
      'Who holds it today; null while it is vacant, or where its partner says that whoever is written down does not.',
    )
    .nullable(),
  url: pageField,
})
type Seat = z.input<typeof seat>

async function findSeats(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Seat[]> {
  const today = sql`${request.today}::date`
  const { rows } = await sql<Omit<Seat, 'url'>>`
    select seat.id, p.slug as partnership, p.name as "partnershipName", seat.name, seat.role, seat.sector, seat.voting,
      o.slug as organisation, seat.from_day as from, seat.to_day as to,
      (select json_build_object('id', person.id, 'name', person.name, 'since', holding.from_day, 'until', holding.to_day,
          'mandate', holding.mandate, 'electedOn', (select e.declared_on from election e where e.holding_id = holding.id))
        from holding join person on person.id = holding.person_id
        where holding.seat_id = seat.id and ${today} between holding.from_day and coalesce(holding.to_day, 'infinity')
          and not ${holderDenied('holding', today)}
          and person.erased_at is null
        order by holding.from_day desc, holding.id desc limit 1) as holder
    from seat join partnership p on p.id = seat.partnership_id
      left join partner on partner.id = seat.partner_id left join organisation o on o.id = partner.organisation_id
    where p.public and ${where} order by seat.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/partnerships/${row.partnership}`) }))
}

export const seatsResource = defineResource({
  name: 'seats',
  record: 'Seat',
  publishes: 'nothing',
  about: 'Every seat of public partnerships, those that have ended too, with who holds it today.',
  item: seat,
  filters: {
    partnership: bySlug,
    organisation: z.string().max(200).describe('Only those of the partner with this slug.'),
    sector: z.enum(sectors).describe('Only those that speak for this sector.'),
  },
  list(request, { partnership, organisation, sector }, stretch) {
    const asked = [
      partnership === undefined ? sql`true` : sql`p.slug = ${partnership}`,
      organisation === undefined ? sql`true` : sql`o.slug = ${organisation}`,
      sector === undefined ? sql`true` : sql`seat.sector = ${sector}`,
      afterIn('seat.id', stretch),
    ]
    return findSeats(request, sql.join(asked, sql` and `), stretch.limit)
  },
  one: async (request, key) => (await findSeats(request, sql`seat.id::text = ${key}`, 1))[0] ?? null,
})
