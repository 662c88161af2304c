-- Terms in the chair's, vice-chair's and secretary's seats that have a last day give the rights of their part as open ones do, until that day.
insert into role_grant (id, person_id, role, subject_kind, subject_id, from_day, to_day, by_seat)
select gen_random_uuid(), part.person_id, part.role, 'partnership', part.partnership_id, lower(days), upper(days) - 1, true
from (
  select h.person_id, s.partnership_id, case s.role when 'secretary' then 'administrator' else 'chair' end as role,
    range_agg(daterange(greatest(h.from_day, s.from_day), least(h.to_day, s.to_day), '[]')) as spans
  from seat s join holding h on h.seat_id = s.id
  where s.role in ('chair', 'vice-chair', 'secretary') and greatest(h.from_day, s.from_day) <= coalesce(least(h.to_day, s.to_day), 'infinity')
  group by 1, 2, 3) part
cross join lateral unnest(part.spans) days
where coalesce(upper(days), 'infinity') > current_date and not exists (
  select from role_grant g where g.person_id = part.person_id and g.role = part.role and g.subject_kind = 'partnership'
    and g.subject_id = part.partnership_id and g.by_seat and coalesce(g.to_day, 'infinity') >= current_date);
