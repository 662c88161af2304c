/** Which declared interests cover which consultation, as SQL: for telling people, for invitations and for the facts of checks. */
import { type RawBuilder, sql } from 'kysely'

/**
 * Whether interest `i` covers consultation `c`: it names it, or its topic, place and body, as far as it gives them, are the
 * consultation's. One that was never confirmed, or has ended, covers nothing.
 */
export const covers: RawBuilder<boolean> = sql<boolean>`(
  i.ended_at is null and (i.confirmed_at is not null or i.email is null) and (i.consultation_id = c.id or (
    i.consultation_id is null and (i.topic = '' or lower(i.topic) = lower(c.topic))
    and (i.place = '' or position(lower(i.place) in lower(c.places)) > 0)
    and (i.body_organisation_id is null or i.body_organisation_id = c.lead_organisation_id))))`

/** The sectors that a Compact calls the voluntary, community and faith sector. */
export const ofTheSector = (sector: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`${sector} in ('voluntary', 'community', 'faith')`
