-- Whoever a partner has denied has no role by its seat: those who kept one until now lose it today.
with this as (select (now() at time zone time_zone)::date as day from area),
sits as (
  select seat.partnership_id, seat.role as part, h.person_id, h.to_day, coalesce((
    select not a.agreed from holding same join party_request r on r.record_id = same.id and r.matter = 'partnership.holder' and r.withdrawn_at is null
      join party_answer a on a.party_request_id = r.id and a.way in ('sign-in', 'link')
    where same.seat_id = h.seat_id and same.person_id = h.person_id order by a.created_at desc, a.id desc limit 1), false) as denied
  from holding h join seat on seat.id = h.seat_id
  union all
  select seat.partnership_id, 'substitute', u.person_id, u.to_day, coalesce((
    select not a.agreed from substitute same join holding of on of.id = same.holding_id
      join party_request r on r.record_id = same.id and r.matter = 'partnership.substitute' and r.withdrawn_at is null
      join party_answer a on a.party_request_id = r.id and a.way in ('sign-in', 'link')
    where of.seat_id = h.seat_id and same.person_id = u.person_id order by a.created_at desc, a.id desc limit 1), false)
  from substitute u join holding h on h.id = u.holding_id join seat on seat.id = h.seat_id),
going as (
  select * from sits where coalesce(to_day, 'infinity') >= (select day from this))
update role_grant g set to_day = (select day from this) - 1
where g.subject_kind = 'partnership' and (g.by_seat or g.role = 'representative') and g.from_day < (select day from this)
  and coalesce(g.to_day, 'infinity') >= (select day from this)
  and exists (select from going where going.denied and going.partnership_id = g.subject_id and going.person_id = g.person_id)
  and not exists (select from going where not going.denied and going.partnership_id = g.subject_id and going.person_id = g.person_id
    and (g.role = 'representative' or g.role = 'chair' and going.part in ('chair', 'vice-chair')
      or g.role = 'administrator' and going.part = 'secretary'));
