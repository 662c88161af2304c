-- A role that comes with a seat: the chair's, the vice-chair's and the secretary's seats give the rights of their part for the term.
alter table role_grant add column by_seat boolean not null default false;
update role_grant set by_seat = true where role = 'representative' and subject_kind = 'partnership';
drop index role_grant_once;
create unique index role_grant_once on role_grant (person_id, role, subject_kind, subject_id, by_seat) where to_day is null;
insert into role_grant (id, person_id, role, subject_kind, subject_id, from_day, to_day, by_seat)
select distinct on (h.person_id, s.partnership_id) gen_random_uuid(), h.person_id, 'chair', 'partnership', s.partnership_id,
  h.from_day, least(h.to_day, s.to_day), true
from seat s join holding h on h.seat_id = s.id
where s.role in ('chair', 'vice-chair') and least(h.to_day, s.to_day) is null
order by h.person_id, s.partnership_id, h.from_day;

-- The chair passes from seat to seat.
create table chair_passed (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_id uuid not null references partnership,
  from_seat_id uuid references seat,
  to_seat_id uuid not null references seat,
  passed_on date not null
);
create index chair_passed_partnership on chair_passed (partnership_id, passed_on);
create index chair_passed_from on chair_passed (from_seat_id);
create index chair_passed_to on chair_passed (to_seat_id);
