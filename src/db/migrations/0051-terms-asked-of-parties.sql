-- What partners said to the terms of reference moves to the answers of parties. It is the partner's own where whoever gave it could
-- bind the partner on that day: its contact or champion, or a holder of its seat who speaks for it. Otherwise it was written down for
-- the partner, and is stated until the partner answers itself.
insert into party_request (id, created_at, subject_kind, subject_id, organisation_id, matter, record_kind, record_id, put, title, question,
  page, asked_on, answer_by)
select a.id, a.created_at, 'partnership', p.id, k.organisation_id, 'partnership.terms', 'document_version', v.id,
  jsonb_build_object('version', v.id), 'Terms of reference of ' || p.name,
  'Does your organisation agree to the terms of reference of ' || p.name || ', version ' || v.sequence || '?',
  '/partnerships/' || p.slug || '/terms', least(a.given_on, coalesce(v.dated, a.given_on)), a.given_on
from agreement a
join partner k on k.id = a.partner_id
join partnership p on p.id = k.partnership_id
join document_version v on v.id = a.document_version_id;

insert into party_answer (id, created_at, party_request_id, agreed, comment, way, given_on, given_by)
select gen_random_uuid(), a.created_at, a.id, a.answer <> 'not-agreed', a.comment,
  case when exists (select from role_grant g where g.person_id = a.given_by and g.subject_kind = 'organisation'
        and g.subject_id = k.organisation_id and a.given_on between g.from_day and coalesce(g.to_day, 'infinity'))
      or exists (select from seat s join holding h on h.seat_id = s.id where s.partner_id = k.id and s.role <> 'adviser'
        and h.person_id = a.given_by and h.mandate = 'representing' and a.given_on between h.from_day and coalesce(h.to_day, 'infinity'))
    then 'sign-in' else 'before' end,
  a.given_on, a.given_by
from agreement a join partner k on k.id = a.partner_id;

drop table agreement;
