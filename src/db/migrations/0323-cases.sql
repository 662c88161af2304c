-- A concern or a disagreement is a case: its parties, the steps it took with their days, a mediator that every party agreed to, an adviser
-- without a vote, and how it ended. All of it is for those who deal with it and for its parties.
alter table concern drop constraint concern_step_check,
  add constraint concern_step_check check (step in ('received', 'talks', 'chair', 'mediation', 'resolved')),
  add column outcome text check (outcome in ('settled', 'partly', 'not-settled', 'taken-back')),
  -- What the parties agreed, for them to read.
  add column agreement text not null default '',
  add column passed_on date;

create table case_party (
  id uuid primary key,
  created_at timestamptz not null default now(),
  concern_id uuid not null references concern,
  organisation_id uuid references organisation,
  -- For somebody who is no organisation.
  who text not null default '',
  check ((organisation_id is null) = (who <> '')),
  unique (concern_id, organisation_id)
);
create index case_party_organisation on case_party (organisation_id);

create table case_step (
  id uuid primary key,
  created_at timestamptz not null default now(),
  concern_id uuid not null references concern,
  step text not null check (step in ('received', 'talks', 'chair', 'mediation', 'resolved')),
  from_day date not null,
  note text not null default '',
  -- The paragraph of the procedure that the area adopted by which it is taken.
  paragraph_text_id uuid references paragraph_text,
  recorded_by uuid references person
);
create index case_step_concern on case_step (concern_id, from_day);
create index case_step_paragraph on case_step (paragraph_text_id);
create index case_step_recorded_by on case_step (recorded_by);

create table case_helper (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  concern_id uuid not null references concern,
  part text not null check (part in ('mediator', 'adviser')),
  name text not null,
  organisation text not null default '',
  why text not null default '',
  -- The party that an adviser is there for; null for all.
  case_party_id uuid references case_party,
  named_on date not null,
  ended_on date
);
create index case_helper_concern on case_helper (concern_id);
create index case_helper_party on case_helper (case_party_id);

insert into case_step (id, concern_id, step, from_day)
  select gen_random_uuid(), id, 'received', coalesce(raised_on, created_at::date) from concern;
insert into case_step (id, concern_id, step, from_day)
  select gen_random_uuid(), id, step, coalesce(answered_on, acknowledged_on, raised_on, created_at::date) from concern
  where step <> 'received';
