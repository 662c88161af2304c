-- Partnerships: start gate, stakeholders, partners, terms, seats and who holds them.

create table partnership (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  slug text not null unique,
  name text not null,
  kind text not null default 'task' check (kind in ('strategic', 'task', 'network')),
  size text not null default 'full' check (size in ('small', 'full')),
  purpose text not null default '',
  places text not null default '',
  topics text not null default '',
  state text not null default 'scoping' check (state in ('scoping', 'forming', 'running', 'reviewing', 'ended', 'not-formed')),
  lead_organisation_id uuid references organisation,
  public boolean not null default false,
  started_on date,
  ends_on date,
  end_condition text not null default '',
  ended_on date,
  conflict_procedure text not null default '',
  dispute_procedure text not null default '',
  decision_authority text not null default '',
  accountability text not null default '',
  voting_rights text not null default '',
  selection_process text not null default '',
  evaluation_plan text not null default '',
  resources text not null default '',
  participation_budget numeric
);

-- The question before there is a partnership: is one needed, and if so a new one?
create table start_gate (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null unique references partnership,
  need text not null default '',
  existing_work text not null default '',
  constraints text not null default '',
  added_value text not null default '',
  duplicates_checked_on date,
  duplicates_answer text not null default '',
  result text check (result in ('go', 'join', 'none')),
  result_reason text not null default '',
  joined_partnership_id uuid references partnership,
  decided_on date,
  decided_by uuid references person,
  check (result is null or (result_reason <> '' and decided_on is not null)),
  check (result is distinct from 'join' or joined_partnership_id is not null)
);

create table stakeholder (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_id uuid not null references partnership,
  name text not null,
  organisation_id uuid references organisation,
  category text not null check (category in
    ('voluntary-community', 'statutory', 'provider', 'expert', 'advisory', 'funder', 'affected', 'other')),
  interest text not null default '',
  answer text not null default 'listed' check (answer in ('listed', 'invited', 'partner', 'kept-informed', 'declined')),
  invited_on date
);
create index stakeholder_partnership on stakeholder (partnership_id);

create table partner (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  from_day date not null,
  to_day date,
  reasons text not null default '',
  offers text not null default '',
  limits text not null default '',
  support_needs text not null default '',
  support_answer text not null default '',
  left_because text not null default '',
  check (to_day is null or from_day <= to_day),
  exclude using gist (partnership_id with =, organisation_id with =, daterange(from_day, to_day, '[]') with &&)
);

-- Agreement to one version of the terms of reference, partner by partner.
create table agreement (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partner_id uuid not null references partner,
  document_version_id uuid not null references document_version,
  answer text not null check (answer in ('agreed', 'agreed-with-comment', 'not-agreed')),
  comment text not null default '',
  given_on date not null,
  given_by uuid references person,
  unique (partner_id, document_version_id)
);

create table seat (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  partner_id uuid references partner,
  sector text not null check (sector in ('statutory', 'voluntary', 'community', 'faith', 'private', 'other')),
  name text not null,
  role text not null default 'member' check (role in ('chair', 'vice-chair', 'member', 'adviser')),
  voting boolean not null default true,
  from_day date not null,
  to_day date,
  check (to_day is null or from_day <= to_day)
);
create index seat_partnership on seat (partnership_id);
alter table action add constraint action_owner_seat foreign key (owner_seat_id) references seat;

-- Who holds a seat, for a time: at most one holder on any day.
create table holding (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  from_day date not null,
  to_day date,
  mandate text check (mandate in ('representing', 'representative-of', 'invited-for-expertise')),
  authority text not null default '',
  authority_confirmed_on date,
  partner_confirmed_on date,
  selection text not null default '',
  induction_done_on date,
  buddy text not null default '',
  check (to_day is null or from_day <= to_day),
  exclude using gist (seat_id with =, daterange(from_day, to_day, '[]') with &&)
);
create index holding_person on holding (person_id);

create table substitute (
  id uuid primary key,
  created_at timestamptz not null default now(),
  holding_id uuid not null references holding,
  person_id uuid not null references person,
  authority text not null default '',
  from_day date not null,
  to_day date,
  check (to_day is null or from_day <= to_day)
);
create index substitute_holding on substitute (holding_id);

create table objective (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  text text not null,
  measure text not null default '',
  target text not null default '',
  due_on date,
  dropped_on date
);
create index objective_partnership on objective (partnership_id);
