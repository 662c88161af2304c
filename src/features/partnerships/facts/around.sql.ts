/** Parts of the statement that loads the facts of partnerships: whom it asked and heard, whom it serves, how it ended. */
import { type RawBuilder, sql } from 'kysely'

/** Infrastructure organisations asked whom to approach. */
export const advice: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', q.id, 'label', o.name, 'askedOn', q.asked_on, 'answeredOn', q.answered_on)
    order by q.asked_on, o.name)
  from infrastructure_question q join organisation o on o.id = q.organisation_id where q.partnership_id = p.id)`

/** Requests to join, by their days only. */
export const joinRequests: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'askedOn', asked_on, 'answeredOn', answered_on) order by asked_on, created_at)
  from join_request where partnership_id = p.id)`

/** Communities it serves; a vacant seat represents nobody. */
export const communities: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', c.id, 'label', c.name, 'gapAction', nullif(c.gap_action, ''),
    'represented', coalesce((select true from seat join holding h on h.seat_id = seat.id
      where seat.id = c.seat_id and as_of.day between seat.from_day and coalesce(seat.to_day, 'infinity')
        and as_of.day between h.from_day and coalesce(h.to_day, 'infinity') limit 1), false)) order by c.name)
  from community c where c.partnership_id = p.id)`

/** What was settled on ending. */
export const ending: RawBuilder<unknown> = sql`(
  select json_build_object('outcomes', nullif(outcomes, ''), 'handedOver', nullif(handed_over, ''), 'thankedOn', thanked_on,
    'lessons', nullif(lessons, ''), 'recordsKept', nullif(records_kept, ''))
  from partnership_ending where partnership_id = p.id)`
