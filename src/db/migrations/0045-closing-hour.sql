-- The hour on its last day at which a consultation closes, in the area's time; empty for the end of the day.
alter table consultation add closes_at time(0);

-- A change of the hour is told like a change of the day.
alter table consultation_notice add closes_at_before time(0), add closes_at_after time(0);

-- The moment a consultation closes, for statements that must not take an answer after it. An hour that comes twice when
-- the clocks go back is the second one, as in src/kernel/open-period.ts.
create function closing_moment(closes_on date, closes_at time, zone text) returns timestamptz
  language sql immutable parallel safe
  return (closes_on + coalesce(closes_at, time '24:00')) at time zone zone;
