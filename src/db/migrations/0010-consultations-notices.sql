-- What the public is told about a consultation after it was published, who asked to be told, and partners' challenges.

alter table consultation
  add column withdrawn_at timestamptz,
  add column withdrawn_reason text not null default '',
  add constraint consultation_withdrawn_with_reason check (withdrawn_at is null or withdrawn_reason <> '');

-- A change that was made after publishing: shown on the public page, never taken away.
create table consultation_notice (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  kind text not null check (kind in ('extended', 'rescheduled', 'withdrawn', 'taken-back')),
  reason text not null check (reason <> ''),
  opens_before date,
  opens_after date,
  closes_before date,
  closes_after date
);
create index consultation_notice_consultation on consultation_notice (consultation_id, created_at);

-- An email address counts once its holder has followed the link sent to it: nobody can sign up somebody else.
alter table interest
  add column token_hash bytea unique,
  add column confirmed_at timestamptz;
create index interest_consultation on interest (consultation_id);
create index interest_email on interest (lower(email));

-- Each person interested is told once of each opening.
create table interest_told (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  email_mark bytea not null,
  unique (consultation_id, email_mark)
);

-- A partner says that the time given is not enough; the lead answers, and both are public.
create table timescale_challenge (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  organisation_id uuid not null references organisation,
  made_by uuid references person,
  reason text not null check (reason <> ''),
  answer text not null default '',
  answered_on date
);
create index timescale_challenge_consultation on timescale_challenge (consultation_id);
