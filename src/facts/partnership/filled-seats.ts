/** Which seats somebody holds, as SQL. */
import { holds } from '../sql.ts'

/**
 * Seats with a holder on the day of a meeting, or on another day of it. A single value instead of "exists": that would be
 * joined to the holdings of the whole area for every meeting, where a look by the seat is enough.
 */
export const filledOn = (day: string): string =>
  `seat.partnership_id = subject.id and (select true from holding h where h.seat_id = seat.id and ${holds('h', day)} limit 1)`
