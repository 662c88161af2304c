-- The Compact: codes signed by whom, departures explained, findings as they change, concerns and actions.

-- A code of practice, by the name of its edition in `codes/`; the document is its text where it has been imported.
create table code (
  id uuid primary key,
  created_at timestamptz not null default now(),
  edition text not null unique,
  title text not null,
  subject_kind text not null check (subject_kind in ('consultation', 'partnership')),
  status text not null default 'in-force' check (status in ('draft', 'in-force', 'superseded')),
  document_id uuid references document
);

create table signature (
  id uuid primary key,
  created_at timestamptz not null default now(),
  organisation_id uuid not null references organisation,
  code_id uuid not null references code,
  from_day date not null,
  to_day date,
  signed_by uuid references person,
  check (to_day is null or from_day <= to_day),
  exclude using gist (organisation_id with =, code_id with =, daterange(from_day, to_day, '[]') with &&)
);

create table champion (
  id uuid primary key,
  created_at timestamptz not null default now(),
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  from_day date not null,
  to_day date,
  check (to_day is null or from_day <= to_day)
);

-- A departure from a code, explained: published beside the subject.
create table departure (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  subject_kind text not null check (subject_kind in ('organisation', 'partnership', 'consultation')),
  subject_id uuid not null,
  practice text not null,
  reason text not null check (reason <> ''),
  published_at timestamptz not null,
  published_by uuid references person,
  withdrawn_at timestamptz
);
create unique index departure_once on departure (subject_kind, subject_id, practice) where withdrawn_at is null;

-- A verdict as it changed: one row when it becomes something else.
create table finding (
  id uuid primary key,
  created_at timestamptz not null default now(),
  subject_kind text not null,
  subject_id uuid not null,
  practice text not null,
  parameters jsonb not null default '{}',
  verdict text not null,
  because text not null,
  since date not null
);
create index finding_subject on finding (subject_kind, subject_id, practice, since desc);

create table concern (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  subject_kind text not null,
  subject_id uuid not null,
  about text not null,
  sealed_contact bytea,
  raised_by uuid references person,
  acknowledged_on date,
  answer text not null default '',
  answered_on date
);

-- One kind of action everywhere: what, who, by when, and where it came from.
create table action (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  subject_kind text not null,
  subject_id uuid not null,
  what text not null,
  owner_seat_id uuid,
  owner_person_id uuid references person,
  owner_organisation_id uuid references organisation,
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  closed_on date,
  note text not null default '',
  source_kind text not null,
  source_id uuid
);
create index action_subject on action (subject_kind, subject_id, state);
