-- The yearly review of the Compact: what the year showed, a scorecard that both sides answer apart and then together, actions with
-- owners and days, and the sign-off of both sides. Once closed it is not changed.
create table compact_review (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  opened_on date not null,
  covers_from date not null,
  covers_to date not null check (covers_to >= covers_from),
  report text not null default '',
  -- What the records of the year showed when it was closed.
  figures jsonb,
  closed_on date check (closed_on >= opened_on)
);
create unique index compact_review_open on compact_review ((closed_on is null)) where closed_on is null;

create table compact_review_score (
  id uuid primary key,
  created_at timestamptz not null default now(),
  compact_review_id uuid not null references compact_review,
  side text not null check (side in ('public', 'sector', 'joint')),
  -- Twelve answers from 0 to 3, in the order of the questions.
  scores integer[] not null check (array_length(scores, 1) = 12),
  comment text not null default '',
  given_by uuid references person,
  given_on date not null,
  unique (compact_review_id, side)
);
create index compact_review_score_given_by on compact_review_score (given_by) where given_by is not null;

create table compact_review_action (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  compact_review_id uuid not null references compact_review,
  what text not null check (what <> ''),
  owner text not null check (owner <> ''),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  note text not null default '',
  -- The day on which its state was last looked at.
  looked_on date not null
);
create index compact_review_action_review on compact_review_action (compact_review_id);

create table compact_review_sign_off (
  id uuid primary key,
  created_at timestamptz not null default now(),
  compact_review_id uuid not null references compact_review,
  side text not null check (side in ('public', 'sector')),
  organisation_id uuid not null references organisation,
  signed_by uuid references person,
  signed_on date not null,
  unique (compact_review_id, side)
);
create index compact_review_sign_off_organisation on compact_review_sign_off (organisation_id);
create index compact_review_sign_off_signed_by on compact_review_sign_off (signed_by) where signed_by is not null;
