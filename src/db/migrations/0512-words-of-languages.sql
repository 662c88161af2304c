-- The words of the Hub in a language: what a speaker whom the area named confirmed of them, and what speakers proposed instead. Each
-- stands beside the English it was made from and the words it is about: where either is another now, it says nothing any more.
create table language_confirmation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  language text not null,
  key text not null,
  english text not null,
  words text not null,
  confirmed_by uuid not null references person,
  unique (language, key)
);
create index language_confirmation_by on language_confirmation (confirmed_by);

create table language_proposal (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  language text not null,
  key text not null,
  english text not null,
  words text not null,
  proposed_by uuid not null references person,
  state text not null default 'proposed' check (state in ('proposed', 'taken', 'declined', 'ended')),
  reason text not null default '',
  decided_by uuid references person,
  decided_at timestamptz,
  check ((state = 'proposed') = (decided_at is null))
);
create index language_proposal_by on language_proposal (proposed_by);
create index language_proposal_decided_by on language_proposal (decided_by);
-- Of each text there is one proposal to be decided, and one that is the area's own words.
create unique index language_proposal_open on language_proposal (language, key) where state = 'proposed';
create unique index language_proposal_taken on language_proposal (language, key) where state = 'taken';
