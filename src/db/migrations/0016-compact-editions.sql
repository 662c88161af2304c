-- Codes as the area adopts them, edition after edition, and what a consultation still has to show of its results.

alter table code drop constraint code_subject_kind_check;
alter table code
  add constraint code_subject_kind_check
    check (subject_kind in ('compact', 'organisation', 'consultation', 'partnership')),
  add column version integer not null default 1,
  add column in_force_from date,
  add column superseded_on date,
  -- What changed from the edition before, and why.
  add column why text not null default '',
  add column replaces_code_id uuid references code,
  -- The edition as it was adopted: a file that is changed or broken later changes nothing in force.
  add column source text,
  add constraint code_in_force_dated check (status <> 'in-force' or in_force_from is not null);

alter table signature add column version integer not null default 1;

-- A person is the champion of an organisation once at a time.
alter table champion add constraint champion_once
  exclude using gist (organisation_id with =, person_id with =, daterange(from_day, to_day, '[]') with &&);

-- The equality impact assessment looked at again in the light of the results.
alter table consultation add column equality_impact_updated_on date;

create index signature_code on signature (code_id);

-- Facts are found by these; the constraints that forbid overlaps keep indexes of another kind, too slow to look things up by.
create index signature_organisation on signature (organisation_id);
create index champion_organisation on champion (organisation_id);
create index holding_seat on holding (seat_id);
create index partner_partnership on partner (partnership_id);
