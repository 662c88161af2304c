/** Moments cut into days in the area's zone: never `_at::date`, which cuts them in the zone of the server. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../kernel/day.ts'

/** SQL of the day that a moment falls on in the area; `moment` names a column, such as `r.published_at`. */
export function dayOf(moment: string): RawBuilder<Day | null> {
  return sql<Day | null>`(${sql.ref(moment)} at time zone coalesce((select time_zone from area), 'Europe/London'))::date`
}
