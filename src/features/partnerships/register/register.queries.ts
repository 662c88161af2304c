/** The public register of partnerships. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Sector } from '../../organisations/index.ts'

/** What the register is searched by; a part left out is not asked about. */
export type RegisterFilter = {
  readonly topic?: string | undefined
  readonly place?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly sector?: string | undefined
  readonly words?: string | undefined
}

export type RegisterPartner = { readonly slug: string; readonly name: string; readonly sector: Sector }

/** A line of the register. */
export type RegisterEntry = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: 'strategic' | 'task' | 'network'
  readonly state: 'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'not-formed'
  readonly purpose: string
  readonly topics: string
  readonly places: string
  readonly seats: number
  readonly vacant: number
  readonly partners: readonly RegisterPartner[]
}

/** The public partnerships that fit, living ones first, then by name. */
export async function searchRegister(db: Handle, filter: RegisterFilter, today: Day): Promise<RegisterEntry[]> {
  const like = (text: string) => `%${text.replace(/[%_\\]/g, '\\$&')}%`
  const conditions = [
    sql`p.public`,
    ...(filter.topic ? [sql`p.topics ilike ${like(filter.topic)}`] : []),
    ...(filter.place ? [sql`p.places ilike ${like(filter.place)}`] : []),
    ...(filter.kind ? [sql`p.kind = ${filter.kind}`] : []),
    ...(filter.state ? [sql`p.state = ${filter.state}`] : []),
    ...(filter.words
      ? [sql`(p.name || ' ' || p.purpose || ' ' || p.topics || ' ' || p.places) ilike ${like(filter.words)}`]
      : []),
    ...(filter.sector
      ? [
          sql`exists (select from partner join organisation o on o.id = partner.organisation_id
          where partner.partnership_id = p.id and o.sector = ${filter.sector}
            and ${today}::date between partner.from_day and coalesce(partner.to_day, 'infinity'))`,
        ]
      : []),
  ]
  const { rows } = await sql<RegisterEntry>`
    select p.id, p.slug, p.name, p.kind, p.state, p.purpose, p.topics, p.places,
      (select count(*)::int from seat where seat.partnership_id = p.id
        and ${today}::date between seat.from_day and coalesce(seat.to_day, 'infinity')) as seats,
      (select count(*)::int from seat where seat.partnership_id = p.id
        and ${today}::date between seat.from_day and coalesce(seat.to_day, 'infinity')
        and not exists (select from holding h where h.seat_id = seat.id
          and ${today}::date between h.from_day and coalesce(h.to_day, 'infinity'))) as vacant,
      coalesce((select json_agg(json_build_object('slug', o.slug, 'name', o.name, 'sector', o.sector) order by o.name)
        from partner join organisation o on o.id = partner.organisation_id
        where partner.partnership_id = p.id
          and ${today}::date between partner.from_day and coalesce(partner.to_day, 'infinity')), '[]') as partners
    from partnership p
    where ${sql.join(conditions, sql` and `)}
    order by p.state in ('ended', 'not-formed'), lower(p.name)`.execute(db)
  return rows
}
