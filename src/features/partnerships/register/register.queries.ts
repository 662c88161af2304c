/** The public register of partnerships. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { holdsWords, nameOrder, textHoldsWords } from '../../../db/search.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Window } from '../../../web/list.ts'
import type { Sector } from '../../organisations/index.ts'
import { holdsOn } from '../structure/links.queries.ts'
import { type PublicFields, publicColumns } from './public-fields.ts'

/** What the register is searched by; a part left out is not asked about. */
export type RegisterFilter = {
  readonly topic?: string | undefined
  readonly place?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly sector?: string | undefined
  readonly words?: string | undefined
  readonly sort?: (typeof registerSorts)[number] | undefined
}

/** The orders the register can stand in: living ones first, by name, by how many partners, by when they came in. */
export const registerSorts = ['state', 'name', 'partners', 'newest'] as const

export type RegisterPartner = { readonly slug: string; readonly name: string; readonly sector: Sector }

/** A line of the register. */
export type RegisterEntry = PublicFields & {
  readonly id: string
  readonly slug: string
  readonly seats: number
  readonly vacant: number
  readonly partners: readonly RegisterPartner[]
  /** The public board that it stands under; null where there is none. */
  readonly above: string | null
}

function fits(filter: RegisterFilter, today: Day): RawBuilder<unknown> {
  const conditions = [
    sql`p.public`,
    ...(filter.topic ? [textHoldsWords(sql`p.topics`, filter.topic)] : []),
    ...(filter.place ? [textHoldsWords(sql`p.places`, filter.place)] : []),
    ...(filter.kind ? [sql`p.kind = ${filter.kind}`] : []),
    ...(filter.state ? [sql`p.state = ${filter.state}`] : []),
    ...(filter.words ? [holdsWords('partnership', filter.words, 'p')] : []),
    ...(filter.sector
      ? [
          sql`exists (select from partner join organisation o on o.id = partner.organisation_id
          where partner.partnership_id = p.id and o.sector = ${filter.sector}
            and ${today}::date between partner.from_day and coalesce(partner.to_day, 'infinity'))`,
        ]
      : []),
  ]
  return sql.join(conditions, sql` and `)
}

const orders: Readonly<Record<(typeof registerSorts)[number], RawBuilder<unknown>>> = {
  state: sql`p.state in ('ended', 'not-formed'),`,
  name: sql``,
  partners: sql`(select count(*) from partner where partner.partnership_id = p.id
    and partner.to_day is null) desc,`,
  newest: sql`p.id desc,`,
}

/** A public partnership with everybody who ever was a partner of it, and from when to when. */
export type Partnered = {
  readonly slug: string
  readonly name: string
  readonly state: string
  readonly partners: readonly (RegisterPartner & { readonly from: Day; readonly to: Day | null })[]
}

/** Every public partnership with its partners over time: read once, for as many days as one wants to look at. */
export async function partnersOverTime(db: Handle): Promise<Partnered[]> {
  const { rows } = await sql<Partnered>`
    select p.slug, p.name, p.state, coalesce(had.partners, '[]') as partners
    from partnership p left join (
      select partner.partnership_id, json_agg(json_build_object('slug', o.slug, 'name', o.name, 'sector', o.sector,
        'from', partner.from_day, 'to', partner.to_day) order by o.slug collate "C") as partners
      from partner join organisation o on o.id = partner.organisation_id group by partner.partnership_id
    ) had on had.partnership_id = p.id
    where p.public
    order by ${nameOrder('p.name')}, p.id`.execute(db)
  return rows
}

/** How many public partnerships fit. */
export async function countRegister(db: Handle, filter: RegisterFilter, today: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from partnership p where ${fits(filter, today)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The public partnerships that fit, or a part of them. */
export async function searchRegister(
  db: Handle,
  filter: RegisterFilter,
  today: Day,
  part?: Window,
): Promise<RegisterEntry[]> {
  const { rows } = await sql<RegisterEntry>`
    select p.id, p.slug, ${publicColumns},
      (select count(*)::int from seat where seat.partnership_id = p.id
        and ${today}::date between seat.from_day and coalesce(seat.to_day, 'infinity')) as seats,
      (select count(*)::int from seat where seat.partnership_id = p.id
        and ${today}::date between seat.from_day and coalesce(seat.to_day, 'infinity')
        and not exists (select from holding h where h.seat_id = seat.id
          and ${today}::date between h.from_day and coalesce(h.to_day, 'infinity'))) as vacant,
      coalesce((select json_agg(json_build_object('slug', o.slug, 'name', o.name, 'sector', o.sector)
          order by ${nameOrder('o.name')})
        from partner join organisation o on o.id = partner.organisation_id
        where partner.partnership_id = p.id
          and ${today}::date between partner.from_day and coalesce(partner.to_day, 'infinity')), '[]') as partners,
      (select up.name from board_link join partnership up on up.id = board_link.parent_id and up.public
        where board_link.child_id = p.id and ${holdsOn(today)}) as above
    from partnership p
    where ${fits(filter, today)}
    order by ${orders[filter.sort ?? 'state']} ${nameOrder('p.name')}, p.id
    limit ${part?.limit ?? null} offset ${part?.offset ?? 0}`.execute(db)
  return rows
}
