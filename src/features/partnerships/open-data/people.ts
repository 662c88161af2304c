/**
 * People in public roles as data: who holds a seat of a public partnership today, and who is a champion of an organisation. Nobody
 * else is here, and of these nothing but their name and their roles.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { afterIn, defineResource, isoDay, type OpenRequest, pageField } from '../../../web/resource.ts'
import { holderDenied } from '../seats/denied.sql.ts'

const person = z.object({
  id: z.uuid().describe('Lasting id of the person.'),
  name: z.string().describe('Their name.'),
  roles: z
    .array(
      z.object({
        role: z
          .string()
          .describe('Chair, vice-chair, secretary, member or adviser of a partnership; champion of an organisation.'),
        of: z.enum(['partnership', 'organisation']).describe('What the role is in.'),
        slug: z.string().describe('The last part of its address.'),
        name: z.string().describe('Its name.'),
        seat: z.uuid().describe('The seat; null for a champion.').nullable(),
        since: isoDay('Since when.'),
        until: isoDay('Until when, where that is set.').nullable(),
      }),
    )
    .describe('What they do in public today.'),
  url: pageField,
})
type Person = z.input<typeof person>

/** What each person does in public on a day. */
const rolesOn = (today: RawBuilder<unknown>) => sql`(
  select holding.person_id, seat.role, 'partnership' as of, p.slug, p.name, seat.id as seat, holding.from_day as since,
      holding.to_day as until
    from holding join seat on seat.id = holding.seat_id join partnership p on p.id = seat.partnership_id
    where p.public and ${today} between holding.from_day and coalesce(holding.to_day, 'infinity')
          and not ${holderDenied('holding', today)}
      and ${today} between seat.from_day and coalesce(seat.to_day, 'infinity')
  union all select champion.person_id, 'champion', 'organisation', o.slug, o.name, null, champion.from_day, champion.to_day
    from champion join organisation o on o.id = champion.organisation_id
    where ${today} between champion.from_day and coalesce(champion.to_day, 'infinity'))`

async function findPeople(request: OpenRequest, where: RawBuilder<unknown>, limit: number): Promise<Person[]> {
  const { rows } = await sql<Omit<Person, 'url'>>`
    select person.id, person.name, json_agg(json_build_object('role', r.role, 'of', r.of, 'slug', r.slug, 'name', r.name,
      'seat', r.seat, 'since', r.since, 'until', r.until) order by r.of, r.slug, r.seat, r.since) as roles
    from person join ${rolesOn(sql`${request.today}::date`)} r on r.person_id = person.id
    where person.erased_at is null and ${where} group by person.id order by person.id limit ${limit}`.execute(
    request.db,
  )
  return rows.map(row => ({ ...row, url: request.at(pageOf(row.roles[0]!)) }))
}

const pageOf = ({ of, slug }: Person['roles'][number]) =>
  `/${of === 'partnership' ? 'partnerships' : 'organisations'}/${slug}`

export const peopleResource = defineResource({
  name: 'people',
  record: 'Person',
  publishes: 'nothing',
  about:
    'People in public roles: who sits on public partnerships today, and who is a champion of an organisation. No addresses.',
  item: person,
  filters: {},
  list: (request, _asked, stretch) => findPeople(request, afterIn('person.id', stretch), stretch.limit),
  one: async (request, key) => (await findPeople(request, sql`person.id::text = ${key}`, 1))[0] ?? null,
})
