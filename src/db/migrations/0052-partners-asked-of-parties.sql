-- What was written down about partners by those who run a partnership moves to the answers of parties, as stated: the partner itself can
-- confirm it. Agreement to objectives and risks that somebody gave who could bind the partner stays the partner's own.

create temporary table moved as
select gen_random_uuid() as id, * from (
  select k.created_at, p.id as partnership, p.slug, p.name, k.organisation_id, 'partnership.joining' as matter, 'partner' as record_kind,
    k.id as record_id, jsonb_build_object('reasons', k.reasons, 'offers', k.offers, 'limits', k.limits, 'support_needs', k.support_needs) as put,
    'Taking part in ' || p.name as title, 'Does your organisation take part in “' || p.name || '”?' as question,
    k.from_day as day, true as agreed, '' as comment, null::uuid as given_by, null::text as way
  from partner k join partnership p on p.id = k.partnership_id
  union all
  select h.created_at, p.id, p.slug, p.name, k.organisation_id, 'partnership.holder', 'holding', h.id,
    jsonb_build_object('person', h.person_id, 'authority', case when h.authority_confirmed_on is not null then h.authority else '' end,
      'mandate', h.mandate),
    'Who holds your seat in ' || p.name, 'Does ' || person.name || ' hold the seat “' || s.name || '” for your organisation?',
    coalesce(h.partner_confirmed_on, h.authority_confirmed_on), true, '', null, null
  from holding h join seat s on s.id = h.seat_id join partner k on k.id = s.partner_id join partnership p on p.id = s.partnership_id
  join person on person.id = h.person_id
  where h.partner_confirmed_on is not null or h.authority_confirmed_on is not null
  union all
  select a.created_at, p.id, p.slug, p.name, k.organisation_id, 'partnership.' || a.matter, 'partnership', p.id, '{}'::jsonb,
    case a.matter when 'objectives' then 'Objectives of ' else 'Risks of ' end || p.name,
    'Does your organisation agree to the ' || a.matter || ' of “' || p.name || '” as they stand?',
    a.given_on, a.agreed, a.comment, a.given_by,
    case when exists (select from role_grant g where g.person_id = a.given_by and g.subject_kind = 'organisation'
          and g.subject_id = k.organisation_id and a.given_on between g.from_day and coalesce(g.to_day, 'infinity'))
        or exists (select from seat s join holding h on h.seat_id = s.id where s.partner_id = k.id and s.role <> 'adviser'
          and h.person_id = a.given_by and h.mandate = 'representing' and a.given_on between h.from_day and coalesce(h.to_day, 'infinity'))
      then 'sign-in' end
  from partner_agreement a join partner k on k.id = a.partner_id join partnership p on p.id = k.partnership_id) found;

insert into party_request (id, created_at, subject_kind, subject_id, organisation_id, matter, record_kind, record_id, put, title, question,
  page, asked_on, answer_by)
select id, created_at, 'partnership', partnership, organisation_id, matter, record_kind, record_id, put, title, question,
  '/partnerships/' || slug, day, day
from moved;

insert into party_answer (id, created_at, party_request_id, agreed, comment, way, given_on, given_by)
select gen_random_uuid(), created_at, id, agreed, comment, coalesce(way, 'before'), day, given_by from moved;

drop table moved;
drop table partner_agreement;
alter table holding drop column partner_confirmed_on, drop column authority_confirmed_on;
