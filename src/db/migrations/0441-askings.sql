-- Rounds in which others are asked how they find an organisation, or the Compact itself where no organisation is named. Who was asked and what
-- was said are kept apart: an answer has neither a link nor a moment.
create table asking_round (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  organisation_id uuid references organisation,
  topic text not null check (topic ~ '^[a-z]+(-[a-z]+)*$'),
  opened_on date not null,
  closes_on date not null,
  closed_on date,
  -- What the body does about what was said.
  consequences text not null default ''
);
create index asking_round_organisation on asking_round (organisation_id, topic);

-- Whom the Hub asked: an organisation once, or somebody who sits for the body.
create table asking_invitation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  asking_round_id uuid not null references asking_round,
  organisation_id uuid references organisation,
  person_id uuid references person,
  token_hash bytea not null unique,
  used_at timestamptz,
  check (num_nonnulls(organisation_id, person_id) = 1)
);
create index asking_invitation_round on asking_invitation (asking_round_id);
create index asking_invitation_organisation on asking_invitation (organisation_id);
create index asking_invitation_person on asking_invitation (person_id);

create table asking_answer (
  id uuid primary key,
  asking_round_id uuid not null references asking_round,
  sector text not null,
  answers jsonb not null
);
create index asking_answer_round on asking_answer (asking_round_id);
