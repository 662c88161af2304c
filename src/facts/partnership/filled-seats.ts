/** Which seats somebody holds, as SQL. */

/**
 * The seats of a partnership with who held them and from when to when, to stand behind "with": read once for all meetings and
 * decisions of ten years, instead of once for each of them.
 */
export const heldSeats = `held as materialized (
  select seat.id, seat.name, seat.sector, h.id as holding_id, h.person_id, h.from_day, coalesce(h.to_day, 'infinity') as to_day
  from seat join holding h on h.seat_id = seat.id where seat.partnership_id = subject.id)`

/** Whether a row of `held` is of a day. */
export const heldOn = (day: string): string => `${day} between held.from_day and held.to_day`
