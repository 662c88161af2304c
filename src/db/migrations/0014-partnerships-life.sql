-- The life of a partnership beyond its seats: similar ones looked at, whom it asked, who asks to join, which communities it
-- serves, what its terms cover, how it ended.

alter table partnership add column end_reviewed_on date;

alter table start_gate
  add column under_way text not null default '',
  add column why_together text not null default '',
  add column added_value_measure text not null default '';

-- A partnership of the register that looks alike: why it was shown, and what was made of it.
create table similar_partnership (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_id uuid not null references partnership,
  similar_id uuid not null references partnership,
  shown_because text not null,
  answer text check (answer in ('ruled-out', 'joined', 'linked')),
  reason text not null default '',
  unique (partnership_id, similar_id),
  check (similar_id <> partnership_id),
  check (answer is null or reason <> '')
);

alter table stakeholder drop constraint stakeholder_answer_check;
alter table stakeholder
  add column version integer not null default 1,
  add column affected boolean not null default false,
  add column reason text not null default '',
  add constraint stakeholder_answer_check
    check (answer in ('listed', 'invited', 'partner', 'consulted', 'kept-informed', 'declined', 'left-out')),
  add constraint stakeholder_left_out_with_reason check (answer <> 'left-out' or reason <> '');

-- A category of stakeholders that was thought about and has nobody in it.
create table stakeholder_category (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_id uuid not null references partnership,
  category text not null check (category in
    ('voluntary-community', 'statutory', 'provider', 'expert', 'advisory', 'funder', 'affected', 'other')),
  considered_on date not null,
  unique (partnership_id, category)
);

-- An infrastructure organisation was asked whom to approach.
create table infrastructure_question (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  asked_on date not null,
  answer text not null default '',
  answered_on date,
  check (answered_on is null or asked_on <= answered_on)
);
create index infrastructure_question_partnership on infrastructure_question (partnership_id);

create table join_request (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  who text not null,
  reasons text not null,
  offers text not null default '',
  sealed_contact bytea not null,
  asked_by uuid references person,
  asked_on date not null,
  accepted boolean,
  answer text not null default '',
  answered_on date,
  check ((accepted is null) = (answered_on is null)),
  check (answered_on is null or answer <> '')
);
create index join_request_partnership on join_request (partnership_id);

-- Asked for its support needs: blank needs with a day are "none", without one nobody has asked.
alter table partner add column support_asked_on date;

-- A community the partnership serves: the seat that represents it, or what is done about the gap.
create table community (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  name text not null,
  seat_id uuid references seat,
  gap_action text not null default ''
);
create index community_partnership on community (partnership_id);

-- A topic that a paragraph of the terms of reference covers.
create table terms_topic (
  id uuid primary key,
  created_at timestamptz not null default now(),
  document_version_id uuid not null references document_version,
  topic text not null check (topic in ('purpose', 'membership', 'voting', 'authority', 'accountability', 'conduct',
    'conflicts', 'disputes', 'review', 'end', 'equality', 'autonomy')),
  paragraph_id uuid not null references paragraph,
  unique (document_version_id, topic)
);

alter table seat add column role_text text not null default '';

alter table holding
  add column role_confirmed_on date,
  add column selection_public boolean not null default true,
  add column buddy_offered boolean not null default false,
  add column interests text not null default '',
  add column interests_stated_on date;

-- One substitute of a holder at a time.
alter table substitute add constraint substitute_one_at_a_time
  exclude using gist (holding_id with =, daterange(from_day, to_day, '[]') with &&);

alter table objective
  add column dropped_reason text not null default '',
  add constraint objective_dropped_with_reason check (dropped_on is null or dropped_reason <> '');

-- A disagreement between partners goes further than a concern: talks, then mediation.
alter table concern
  add column kind text not null default 'concern' check (kind in ('concern', 'dispute')),
  add column step text not null default 'received' check (step in ('received', 'talks', 'mediation', 'resolved')),
  add column raised_on date;
create index concern_subject on concern (subject_kind, subject_id);

-- How it ended: kept even where much was left undone.
create table partnership_ending (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null unique references partnership,
  ended_on date not null,
  reason text not null,
  outcomes text not null default '',
  handed_over text not null default '',
  thanked_on date,
  lessons text not null default '',
  records_kept text not null default ''
);

create index survey_round_partnership on survey_round (partnership_id);
create index survey_answer_round on survey_answer (survey_round_id);
create index partner_organisation on partner (organisation_id);
