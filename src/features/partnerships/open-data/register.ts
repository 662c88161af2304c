/** What is open about partnerships: the register as data, with who sits for whom and what they are there for. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { nameOrder } from '../../../db/search.ts'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { sectors } from '../../organisations/index.ts'
import { partnershipStates, publicColumns, publicFields } from '../register/public-fields.ts'
import { holderDenied } from '../seats/denied.sql.ts'

const partnership = z.object({
  id: z.uuid().describe('Lasting id of the partnership.'),
  slug: z.string().describe('The last part of the address of its page.'),
  ...publicFields.shape,
  partners: z
    .array(
      z.object({
        slug: z.string().describe('The last part of the address of its page.'),
        name: z.string().describe('Its name.'),
        sector: z.enum(sectors).describe('Its sector.'),
      }),
    )
    .describe('The organisations that are partners today.'),
  seats: z
    .array(
      z.object({
        id: z.uuid().describe('Lasting id of the seat.'),
        name: z.string().describe('Its name.'),
        role: z.string().describe('Chair, vice-chair, member or adviser.'),
        sector: z.enum(sectors).describe('The sector it speaks for.'),
        voting: z.boolean().describe('Whether it votes.'),
        organisation: z.string().describe('The slug of the partner behind it.').nullable(),
        holder: z
          .string()
          .describe(
            'Who sits in it today; null while it is vacant, or where its partner says that whoever is written down does not.',
          )
          .nullable(),
        heldSince: isoDay('Since when.').nullable(),
      }),
    )
    .describe('Its seats as they are filled today.'),
  objectives: z
    .array(
      z.object({
        id: z.uuid().describe('Lasting id of the objective.'),
        text: z.string().describe('What is to be reached.'),
        dueOn: isoDay('By when.').nullable(),
      }),
    )
    .describe('What it has set itself, without what was dropped.'),
  url: pageField,
})

type Partnership = z.input<typeof partnership>

/** Public partnerships with all that stands below them, in one statement whatever their number. */
async function find(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Partnership[]> {
  const today = sql`${request.today}::date`
  const { rows } = await sql<Omit<Partnership, 'url'>>`
    select p.id, p.slug, ${publicColumns},
      coalesce((select json_agg(json_build_object('slug', o.slug, 'name', o.name, 'sector', o.sector) order by ${nameOrder('o.name')})
        from partner join organisation o on o.id = partner.organisation_id
        where partner.partnership_id = p.id and ${today} between partner.from_day and coalesce(partner.to_day, 'infinity')), '[]')
        as partners,
      coalesce((select json_agg(json_build_object('id', seat.id, 'name', seat.name, 'role', seat.role, 'sector', seat.sector,
          'voting', seat.voting, 'organisation', o.slug, 'holder', person.name, 'heldSince', holding.from_day)
          order by ${nameOrder('seat.name')}, seat.id)
        from seat left join partner on partner.id = seat.partner_id left join organisation o on o.id = partner.organisation_id
          left join holding on holding.seat_id = seat.id and ${today} between holding.from_day and coalesce(holding.to_day, 'infinity')
          and not ${holderDenied('holding', today)}
          left join person on person.id = holding.person_id
        where seat.partnership_id = p.id and ${today} between seat.from_day and coalesce(seat.to_day, 'infinity')), '[]') as seats,
      coalesce((select json_agg(json_build_object('id', objective.id, 'text', objective.text, 'dueOn', objective.due_on)
          order by objective.due_on, objective.id)
        from objective where objective.partnership_id = p.id and objective.dropped_on is null), '[]') as objectives
    from partnership p where p.public and ${where} order by p.id limit ${limit}`.execute(request.db)
  return rows.map(row => ({ ...row, url: request.at(`/partnerships/${row.slug}`) }))
}

export const partnershipsResource = defineResource({
  name: 'partnerships',
  record: 'Partnership',
  publishes: 'nothing',
  about: 'Every public partnership, those that have ended too.',
  item: partnership,
  filters: { state: z.enum(partnershipStates).describe('Only partnerships that stand here today.') },
  list(request, { state }, stretch) {
    const standing = state === undefined ? sql`true` : sql`p.state = ${state}`
    return find(request, sql`${standing} and ${afterIn('p.id', stretch)}`, stretch.limit)
  },
  one: async (request, key) => (await find(request, sql`(p.id::text = ${key} or p.slug = ${key})`, 1))[0] ?? null,
})
