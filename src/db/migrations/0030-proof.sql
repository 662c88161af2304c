-- How the Hub knows what a finding says, what the side that a practice is owed to says of it, and departures with all
-- their parts.

-- A finding recorded before this cannot say how it was known: what is kept in it counts as stated by the body itself.
alter table finding add column proof text check (proof in ('shown', 'confirmed', 'stated'));
update finding set proof = 'stated' where verdict in ('met', 'partly');

-- Somebody of the side that a practice is owed to confirms a finding, or sees it otherwise. Nothing is ever taken away: what
-- is taken back says so. `saw` is the finding as they read it, `evidence` the mark of what it rested on.
create table finding_view (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  subject_kind text not null check (subject_kind in ('compact', 'organisation', 'partnership', 'consultation')),
  subject_id uuid not null,
  demand text not null,
  practice text not null,
  says text not null check (says in ('confirmed', 'doubted')),
  organisation_id uuid not null references organisation,
  said_by uuid references person,
  said_on date not null,
  saw text not null,
  evidence text not null,
  reason text check (reason <> ''),
  answer_by date,
  answer text check (answer <> ''),
  answered_by uuid references person,
  answered_on date,
  withdrawn_at timestamptz,
  check ((says = 'doubted') = (reason is not null)),
  check ((says = 'doubted') = (answer_by is not null)),
  check ((answer is null) = (answered_on is null))
);
-- One standing word of each kind for each body and finding: the same doubt cannot be raised over and over.
create unique index finding_view_once on finding_view (subject_kind, subject_id, demand, organisation_id, says)
  where withdrawn_at is null;
create index finding_view_organisation on finding_view (organisation_id);
create index finding_view_said_by on finding_view (said_by);
create index finding_view_answered_by on finding_view (answered_by);

-- What a departure covers, and its parts. Those published before name none of them: their clauses and records are not
-- known, and they end a year after they were published, or ninety days from now where that is later.
alter table departure
  add column clauses text[],
  add column records text[],
  add column circumstances text check (circumstances <> ''),
  add column instead text check (instead <> ''),
  add column risk text check (risk <> ''),
  add column told text check (told <> ''),
  add column ends_on date,
  add check ((clauses is null) = (records is null)),
  add check (clauses is null or (circumstances is not null and instead is not null and risk is not null and told is not null));
update departure set ends_on = greatest((published_at at time zone 'UTC')::date + 365, current_date + 90);
alter table departure alter column ends_on set not null;
-- A new shortfall needs a reason of its own, beside one that stands or has ended.
drop index departure_once;
create index departure_subject on departure (subject_kind, subject_id) where withdrawn_at is null;

-- What a body of the other side says to a departure; its latest word counts.
create table departure_answer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  departure_id uuid not null references departure,
  organisation_id uuid not null references organisation,
  accepts boolean not null,
  reason text check (reason <> ''),
  said_by uuid references person,
  said_on date not null,
  check (accepts or reason is not null)
);
create index departure_answer_departure on departure_answer (departure_id);
create index departure_answer_organisation on departure_answer (organisation_id);
create index departure_answer_said_by on departure_answer (said_by);
