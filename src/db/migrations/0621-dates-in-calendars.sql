-- The date of a meeting in the calendar of a person: what was told last, so that it is taken back from whoever leaves a seat and given to
-- whoever comes into one.
create table meeting_date_told (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  -- The sequence of the last mail (RFC 5546, 2.1.4), and whether the date stands there.
  sequence integer not null,
  stands boolean not null,
  unique (meeting_id, person_id)
);
create index meeting_date_told_person on meeting_date_told (person_id);

-- Whoever sits there now is taken to have the dates that are to come.
insert into meeting_date_told (id, meeting_id, person_id, sequence, stands)
select gen_random_uuid(), m.id, sits.person_id, m.version, true
from meeting m join (
  select s.partnership_id, h.person_id from seat s join holding h on h.seat_id = s.id
    where current_date between s.from_day and coalesce(s.to_day, 'infinity') and current_date between h.from_day and coalesce(h.to_day, 'infinity')
  union
  select s.partnership_id, u.person_id from seat s join holding h on h.seat_id = s.id join substitute u on u.holding_id = h.id
    where current_date between s.from_day and coalesce(s.to_day, 'infinity') and current_date between h.from_day and coalesce(h.to_day, 'infinity')
      and current_date between u.from_day and coalesce(u.to_day, 'infinity')
) sits on sits.partnership_id = m.partnership_id
where m.state in ('planned', 'agenda-out') and m.held_on >= current_date;
