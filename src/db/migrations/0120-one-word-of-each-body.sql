-- A body of the side that something is owed to says one word of each finding, and of each reason published for a departure:
-- it accepts the reason, or disputes it with its own. Words about departures stand beside those about findings, so that
-- both are answered, mailed and taken back in one way. No page ever wrote the table that this replaces.
drop table departure_answer;
alter table finding_view
  add column departure_id uuid references departure,
  alter column demand drop not null,
  drop constraint finding_view_says_check,
  drop constraint finding_view_check,
  drop constraint finding_view_check1,
  add constraint finding_view_says_check check (says in ('confirmed', 'doubted', 'accepted', 'disputed')),
  add constraint finding_view_of check ((departure_id is null) = (demand is not null)
    and (departure_id is null) = (says in ('confirmed', 'doubted'))),
  add constraint finding_view_gives_reason check (says not in ('doubted', 'disputed') or reason is not null),
  add constraint finding_view_asks_answer check ((says in ('doubted', 'disputed')) = (answer_by is not null));
create index finding_view_departure on finding_view (departure_id);

-- Of two words of one body about one finding the later one stands.
update finding_view v set withdrawn_at = now(), version = version + 1
  where withdrawn_at is null and exists (select from finding_view w where w.withdrawn_at is null and w.id > v.id
    and (w.subject_kind, w.subject_id, w.demand, w.organisation_id) = (v.subject_kind, v.subject_id, v.demand, v.organisation_id));
drop index finding_view_once;
create unique index finding_view_once on finding_view (subject_kind, subject_id, demand, organisation_id)
  where withdrawn_at is null and demand is not null;
create unique index finding_view_once_departure on finding_view (departure_id, organisation_id)
  where withdrawn_at is null and departure_id is not null;
create index finding_view_subject on finding_view (subject_id);

-- The Compact itself is explained by whoever keeps it.
alter table departure drop constraint departure_subject_kind_check,
  add constraint departure_subject_kind_check check (subject_kind in ('compact', 'organisation', 'partnership', 'consultation'));
