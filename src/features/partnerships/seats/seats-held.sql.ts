/** The seats that somebody holds, stands in for or held, as SQL that other statements join. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { holderDenied, substituteDenied } from './denied.sql.ts'

const columns = sql`s.id as seat, s.sector, h.person_id as person,
  h.from_day, least(h.to_day, s.to_day) as to_day, p.id as partnership, p.slug, p.name, p.state`

/**
 * Seats that somebody holds or stands in for today, and those they held once: whoever sat at a meeting still owes the report from it. None of which
 * the partner says itself that this is not so.
 */
export function seatsOnceHeld(person: string, today: Day): RawBuilder<unknown> {
  const on = sql`${today}::date`
  // A list that is made first: whatever is asked of these few seats is then looked up from them, and not for every seat of the area.
  const terms = sql`array(
    select own.id from holding own where own.person_id = ${person}::uuid and not ${holderDenied('own', on)}
    union select u.holding_id from substitute u where u.person_id = ${person}::uuid and u.from_day <= ${on}
      and (u.to_day is null or u.to_day >= ${on}) and not ${substituteDenied('u', on)})`
  return sql`(select ${columns} from holding h join seat s on s.id = h.seat_id join partnership p on p.id = s.partnership_id
    where h.id = any(${terms}) and p.state <> 'not-formed')`
}

/** Seats that somebody holds or stands in for today. */
export function seatsHelped(person: string, today: Day): RawBuilder<unknown> {
  return sql`(select * from ${seatsOnceHeld(person, today)} sat where state <> 'ended' and from_day <= ${today}::date
    and (to_day is null or to_day >= ${today}::date))`
}
