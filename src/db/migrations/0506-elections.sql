-- Elections by the bodies of a sector: who may vote, who stands, and how it came out. A voting paper has neither a body nor a moment, so that
-- nobody learns who voted for whom.
create table election (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  seat_id uuid not null references seat,
  -- Whose bodies vote; that of the seat on the day it was called.
  sector text not null,
  kind text not null check (kind in ('term', 'by-election')),
  term_from date not null,
  term_to date,
  nominations_until date not null,
  opens_on date not null,
  closes_on date not null,
  called_on date not null,
  called_by uuid references person,
  officer_id uuid not null references person,
  -- The days on which the voting papers and the reminders went out.
  papers_sent_on date,
  reminded_on date,
  outcome text check (outcome in ('elected', 'unopposed', 'nobody', 'called-off')),
  declared_on date,
  declared_by uuid references person,
  -- Why it was called off.
  reason text not null default '',
  elected_id uuid,
  -- Those between whom the lot was drawn.
  lot_between uuid[] not null default '{}',
  -- The term that it led to.
  holding_id uuid unique references holding,
  check (nominations_until < opens_on and opens_on < closes_on),
  check (term_to is null or term_to >= term_from),
  check ((outcome is null) = (declared_on is null)),
  check (coalesce(outcome in ('elected', 'unopposed'), false) = (elected_id is not null)),
  check ((elected_id is null) = (holding_id is null))
);
create index election_partnership on election (partnership_id);
create index election_seat on election (seat_id);
create unique index election_running on election (seat_id) where outcome is null;
create index election_officer on election (officer_id);
create index election_called_by on election (called_by);
create index election_declared_by on election (declared_by);
create index election_elected on election (elected_id);

-- The bodies that may nominate and vote, as the directory was on the day it was called. That one has voted, and not when.
create table election_body (
  id uuid primary key,
  created_at timestamptz not null default now(),
  election_id uuid not null references election,
  organisation_id uuid not null references organisation,
  voted boolean not null default false,
  unique (election_id, organisation_id)
);
create index election_body_organisation on election_body (organisation_id);

-- Who was nominated, by which body. Whoever is nominated answers by a link of their own.
create table election_nomination (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  election_id uuid not null references election,
  election_body_id uuid not null references election_body,
  person_id uuid not null references person,
  nominated_on date not null,
  statement text not null default '',
  accepted_on date,
  withdrawn_on date
);
create unique index election_nomination_person on election_nomination (election_id, person_id) where withdrawn_on is null;
create unique index election_nomination_body on election_nomination (election_body_id) where withdrawn_on is null;
create index election_nomination_election on election_nomination (election_id);
create index election_nomination_by on election_nomination (election_body_id);
create index election_nomination_of on election_nomination (person_id);

-- Links of mails by which a body nominates and votes, and by which whoever is nominated answers, without signing in.
create table election_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  election_body_id uuid references election_body,
  nomination_id uuid references election_nomination,
  token_hash bytea not null unique,
  check (num_nonnulls(election_body_id, nomination_id) = 1)
);
create index election_link_body on election_link (election_body_id);
create index election_link_nomination on election_link (nomination_id);
alter table election add foreign key (elected_id) references election_nomination;

create table election_paper (
  id uuid primary key,
  election_id uuid not null references election,
  -- Null on a paper for nobody.
  nomination_id uuid references election_nomination
);
create index election_paper_election on election_paper (election_id);
create index election_paper_nomination on election_paper (nomination_id);
