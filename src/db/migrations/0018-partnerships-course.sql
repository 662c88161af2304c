-- The course of a partnership: what it measures, plans and fears, its reviews, what it learned, and a third kind of
-- round of questions.

alter table survey_round drop constraint survey_round_kind_check;
alter table survey_round add constraint survey_round_kind_check
  check (kind in ('pulse', 'health-check', 'working-together'));

-- What shows that an objective is reached. `settled_on` is the day its words or measure last changed: partners agreed to
-- it if they agreed on that day or later.
alter table objective
  add column need text not null default '',
  add column methods text not null default '',
  add column methods_fit text not null default '',
  add column unit text not null default '',
  add column baseline numeric,
  add column target_value numeric,
  add column reading_months integer not null default 12 check (reading_months between 1 and 60),
  add column owner_seat_id uuid references seat,
  add column settled_on date;

-- A value of an objective's measure on a day.
create table reading (
  id uuid primary key,
  created_at timestamptz not null default now(),
  objective_id uuid not null references objective,
  read_on date not null,
  value numeric not null,
  note text not null default '',
  unique (objective_id, read_on)
);

-- An activity towards an objective, or a milestone of the whole journey. `alone`: one partner does it by itself.
create table plan_step (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  objective_id uuid references objective,
  kind text not null check (kind in ('activity', 'milestone')),
  what text not null,
  owner_seat_id uuid references seat,
  alone boolean not null default false,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  closed_on date,
  note text not null default '',
  check ((state = 'open') = (closed_on is null)),
  check (state <> 'dropped' or note <> ''),
  check (kind <> 'activity' or objective_id is not null)
);
create index plan_step_partnership on plan_step (partnership_id, due_on);
create index plan_step_objective on plan_step (objective_id);

-- A partner agrees to the objectives or to the list of risks as they stand on a day; a later answer takes its place.
create table partner_agreement (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partner_id uuid not null references partner,
  matter text not null check (matter in ('objectives', 'risks')),
  agreed boolean not null,
  comment text not null default '',
  given_on date not null,
  given_by uuid references person,
  unique (partner_id, matter),
  check (agreed or comment <> '')
);

-- A risk that may come, or a problem that has come.
create table risk (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  kind text not null check (kind in ('risk', 'problem')),
  area text not null check (area in ('money', 'staff', 'standing', 'other')),
  about text not null,
  sharing text not null default '',
  owner_seat_id uuid references seat,
  raised_on date not null,
  answer text not null default '',
  settled_on date not null,
  closed_on date
);
create index risk_partnership on risk (partnership_id);

-- What the partnership looks out for: a change that is coming, or a decision of others that it may influence.
create table outlook (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  kind text not null check (kind in ('change', 'decision')),
  what text not null,
  decided_by text not null default '',
  response text not null default '',
  falls_on date,
  closed_on date
);
create index outlook_partnership on outlook (partnership_id);

-- A review of the whole partnership; once closed it is public and stays as it is.
create table partnership_review (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  held_on date not null,
  strengths text not null default '',
  weaknesses text not null default '',
  way_forward text check (way_forward in ('go-on', 'change', 'stop')),
  way_forward_reason text not null default '',
  membership text not null default '',
  membership_changes text not null default '',
  costs text not null default '',
  costs_in_kind text not null default '',
  benefits text not null default '',
  closed_on date,
  check (closed_on is null or (way_forward is not null and way_forward_reason <> ''))
);
create index partnership_review_partnership on partnership_review (partnership_id, held_on);

create table review_finding (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_review_id uuid not null references partnership_review,
  text text not null
);
create index review_finding_review on review_finding (partnership_review_id);

create table review_objective (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_review_id uuid not null references partnership_review,
  objective_id uuid not null references objective,
  mark text not null check (mark in ('keep', 'change', 'drop')),
  reason text not null,
  unique (partnership_review_id, objective_id)
);

-- What a partner says in a review: whether taking part still serves it, and what it gained.
create table review_partner (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_review_id uuid not null references partnership_review,
  partner_id uuid not null references partner,
  serves boolean not null,
  pulls_apart text not null default '',
  gained text not null default '',
  given_on date not null,
  given_by uuid references person,
  unique (partnership_review_id, partner_id)
);

-- A lesson taken home by a partner, or not and why.
create table lesson_adoption (
  id uuid primary key,
  created_at timestamptz not null default now(),
  lesson_id uuid not null references lesson,
  partner_id uuid not null references partner,
  adopted boolean not null,
  note text not null default '',
  unique (lesson_id, partner_id),
  check (adopted or note <> '')
);

-- A success, with credit to those who made it.
create table success (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  what text not null,
  credit text not null,
  happened_on date not null
);
create index success_partnership on success (partnership_id);
