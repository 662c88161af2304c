/** What seats are asked about entries, and have not answered since the entry last changed. */
import { sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import { defineOwed } from '../../../web/owed.ts'
import { seatsHelped } from '../seats/seats-held.sql.ts'
import type { Asks } from './kind.ts'
import { kinds } from './kinds.ts'

/** Kinds that ask certain seats, as a list of SQL. */
const asking = (asks: Asks) =>
  sql`array[${sql.join(['', ...kinds.filter(each => each.asks === asks).map(({ name }) => name)])}]::text[]`

const beforehand = sql`array[${sql.join(['', ...kinds.filter(({ several }) => several).map(({ name }) => name)])}]::text[]`
const afterwards = sql`array[${sql.join(['', ...kinds.filter(({ rated }) => rated).map(({ name }) => name)])}]::text[]`

/** Of its own seats only: whoever stands in may answer too, and is not asked to. */
export const seatAsked = defineOwed({
  kind: 'seat-asked',
  publishes: 'nothing',
  page: '/partnerships/:slug/entries/:id/answer',
  strength: 'should',
  waits: true,
  rows: ({ person, today }) => sql`
    select count(distinct e.id), '', null, (array_agg(e.id order by e.created_at))[1], null,
      'partnership', mine.partnership, mine.slug, mine.name
    from ${seatsHelped(person, today)} mine
    join partnership_entry e on e.partnership_id = mine.partnership and e.ended_on is null
      and (e.kind = any(${asking('seats')}) or (e.kind = any(${asking('seat')}) and e.seat_id = mine.seat)
        or (e.kind = any(${asking('named-seats')}) and exists (select from partnership_entry_named n
          where n.partnership_entry_id = e.id and n.seat_id = mine.seat)))
    where mine.person = ${person}::uuid and e.choice <> 'none' and ${dayOf('e.created_at')} <= ${today}::date
      and (not e.kind = any(${beforehand}) or e.on_day >= ${today}::date)
      and (not e.kind = any(${afterwards}) or e.on_day between mine.from_day and ${today}::date)
      and not exists (select from entry_answer a
        where a.partnership_entry_id = e.id and a.seat_id = mine.seat and a.created_at >= e.changed_at)
    group by mine.partnership, mine.slug, mine.name`,
})
