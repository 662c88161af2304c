/**
 * Whether the partner behind a seat has said itself that whoever is written down there does not sit or stand in as is written, as SQL. What was
 * brought in for a partner is not its own word. Its last own word about the same person in the same seat is what counts: a question put anew, or
 * a new term for the same person, takes no no away.
 */
import { type RawBuilder, sql } from 'kysely'

/** The matters in which a partner is asked who is in its seat. */
export const inSeatMatters = { holder: 'partnership.holder', substitute: 'partnership.substitute' } as const

const saidNo = (records: RawBuilder<unknown>, matter: string, on: RawBuilder<unknown>) =>
  sql<boolean>`coalesce((select not a.agreed from party_request r join party_answer a on a.party_request_id = r.id
    where r.record_id in ${records} and r.matter = ${sql.lit(matter)} and r.withdrawn_at is null
      and a.way in ('sign-in', 'link') and a.given_on <= ${on} order by a.created_at desc, a.id desc limit 1), false)`

/** Whether a holding, by the alias that a statement has for it, was denied by a day. */
export function holderDenied(holding: string, on: RawBuilder<unknown>): RawBuilder<boolean> {
  const h = sql.ref(holding)
  return saidNo(
    sql`(select same.id from holding same where same.seat_id = ${h}.seat_id and same.person_id = ${h}.person_id)`,
    inSeatMatters.holder,
    on,
  )
}

/** Whether a substitute, by its alias and that of the holding it stands in for, was denied by a day. */
export function substituteDenied(substitute: string, on: RawBuilder<unknown>): RawBuilder<boolean> {
  const s = sql.ref(substitute)
  return saidNo(
    sql`(select same.id from substitute same join holding theirs on theirs.id = same.holding_id where same.person_id = ${s}.person_id
      and theirs.seat_id = (select of.seat_id from holding of where of.id = ${s}.holding_id))`,
    inSeatMatters.substitute,
    on,
  )
}
