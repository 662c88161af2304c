/** Which seats somebody holds, as SQL. */
import { daysDenied } from '../denied.ts'

/**
 * The seats of a partnership with who held them and from when to when, to stand behind "with": read once for all meetings and
 * decisions of ten years, instead of once for each of them.
 */
export const heldSeats = `held as materialized (
  select seat.id, seat.name, seat.sector, h.id as holding_id, h.person_id, h.from_day, coalesce(h.to_day, 'infinity') as to_day,
    ${daysDenied('h')} as denied
  from seat join holding h on h.seat_id = seat.id where seat.partnership_id = subject.id)`

/** Whether a row of `held` is of a day, and its partner did not say by then that it is not so. */
export const heldOn = (day: string): string =>
  `${day} between held.from_day and held.to_day and not coalesce(held.denied @> ${day}, false)`
