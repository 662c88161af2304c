/**
 * Whether the partner behind a seat has said itself that whoever is written down there does not sit or stand in as is written, as text of SQL. What
 * was brought in for a partner is not its own word. Its last own word about the same person in the same seat is what counts: a question put
 * anew, or a new term for the same person, takes no no away. One rule for the facts and for everything else that asks who is in a seat.
 */
import { holds } from './sql.ts'

/** The matters in which a partner is asked who is in its seat. */
export const inSeatMatters = { holder: 'partnership.holder', substitute: 'partnership.substitute' } as const

/** The partner's own words in a matter about some records. */
const ownWords = (records: string, matter: string): string =>
  `party_request asked join party_answer word on word.party_request_id = asked.id
    where asked.record_id in ${records} and asked.matter = '${matter}' and asked.withdrawn_at is null and word.way in ('sign-in', 'link')`

const saidNo = (records: string, matter: string, day: string): string =>
  `coalesce((select not word.agreed from ${ownWords(records, matter)} and word.given_on <= ${day}
    order by word.created_at desc, word.id desc limit 1), false)`

const holdingsOfSame = (holding: string): string =>
  `(select same.id from holding same where same.seat_id = ${holding}.seat_id and same.person_id = ${holding}.person_id)`

/** Whether a holding, by the alias that a statement has for it, was denied by a day. */
export const holderDenied = (holding: string, day: string): string =>
  saidNo(holdingsOfSame(holding), inSeatMatters.holder, day)

/** Whether a substitute, by its alias, was denied by a day. */
export const substituteDenied = (substitute: string, day: string): string =>
  saidNo(
    `(select same.id from substitute same join holding theirs on theirs.id = same.holding_id where same.person_id = ${substitute}.person_id
      and theirs.seat_id = (select of.seat_id from holding of where of.id = ${substitute}.holding_id))`,
    inSeatMatters.substitute,
    day,
  )

/** Whether somebody sits by a holding on a day: their term runs, and the partner does not say that it is not so. */
export const sits = (holding: string, day = 'as_of.day'): string =>
  `${holds(holding, day)} and not ${holderDenied(holding, day)}`

/** The days on which a holding stood denied, as a multirange, for those who ask of many days; null where it never was. */
export const daysDenied = (holding: string): string =>
  `(select range_agg(daterange(said.given_on, said.until)) from (
    select word.agreed, word.given_on,
      case when lead(word.given_on) over later is not null then greatest(word.given_on, lead(word.given_on) over later) end as until
    from ${ownWords(holdingsOfSame(holding), inSeatMatters.holder)} window later as (order by word.created_at, word.id)) said
  where not said.agreed)`
