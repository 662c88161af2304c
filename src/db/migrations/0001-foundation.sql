-- The area, its people and organisations, sign-in, audit, mail and files.

create extension if not exists btree_gist;

create table area (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  only_one boolean not null default true unique check (only_one),
  name text not null,
  compact_name text not null,
  time_zone text not null default 'Europe/London',
  languages text[] not null default '{en}',
  contact_name text not null default '',
  contact_address text not null default '',
  contact_phone text not null default '',
  contact_email text not null default '',
  holiday_country text not null default 'england-and-wales',
  retention_months integer not null default 24 check (retention_months > 0)
);

-- A stretch in which people have less time to answer: school holidays, festivals, pre-election periods.
create table busy_period (
  id uuid primary key,
  created_at timestamptz not null default now(),
  name text not null,
  kind text not null check (kind in ('public-holiday', 'school-holiday', 'festival', 'pre-election', 'other')),
  from_day date not null,
  to_day date not null,
  check (from_day <= to_day)
);

create table organisation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  slug text not null unique,
  name text not null,
  sector text not null check (sector in ('statutory', 'voluntary', 'community', 'faith', 'private', 'other')),
  kind text not null default '',
  infrastructure boolean not null default false,
  size_band text not null default '',
  serves text not null default '',
  website text not null default '',
  email text not null default '',
  phone text not null default '',
  language_needs text not null default '',
  format_needs text not null default '',
  ended_on date
);

create table organisation_identifier (
  id uuid primary key,
  created_at timestamptz not null default now(),
  organisation_id uuid not null references organisation,
  scheme text not null,
  identifier text not null,
  unique (scheme, identifier)
);

create table person (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  name text not null,
  email text,
  phone text not null default '',
  preferred_channel text not null default 'email' check (preferred_channel in ('email', 'phone', 'post', 'none')),
  language_needs text not null default '',
  format_needs text not null default '',
  erased_at timestamptz
);
create unique index person_email on person (lower(email)) where email is not null;

create table affiliation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role text not null default '',
  from_day date not null,
  to_day date,
  check (to_day is null or from_day <= to_day)
);
create index affiliation_person on affiliation (person_id);
create index affiliation_organisation on affiliation (organisation_id);

-- Who may do what to which subject, and for how long. The area is a subject too.
create table role_grant (
  id uuid primary key,
  created_at timestamptz not null default now(),
  person_id uuid not null references person,
  role text not null,
  subject_kind text not null check (subject_kind in ('area', 'organisation', 'partnership', 'consultation')),
  subject_id uuid not null,
  from_day date not null,
  to_day date,
  granted_by uuid references person,
  check (to_day is null or from_day <= to_day)
);
create index role_grant_person on role_grant (person_id);
create index role_grant_subject on role_grant (subject_kind, subject_id);
create unique index role_grant_once on role_grant (person_id, role, subject_kind, subject_id) where to_day is null;

-- Sign-in by an emailed link: only the hash of its token is kept, it works once and for a short time.
create table sign_in_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  return_to text not null default '/',
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_person on sign_in_link (person_id, created_at);

create table session (
  id uuid primary key,
  created_at timestamptz not null default now(),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  user_agent text not null default '',
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_person on session (person_id);

-- What somebody typed when their sign-in had expired: kept until they are back, so that nothing is lost.
create table held_form (
  id uuid primary key,
  created_at timestamptz not null default now(),
  token_hash bytea not null unique,
  path text not null,
  sealed bytea not null,
  expires_at timestamptz not null
);

-- Every accepted form, by the token the form carried: the same form given twice leads to the same place once.
create table submission (
  token uuid primary key,
  created_at timestamptz not null default now(),
  page text not null,
  digest bytea not null,
  sealed_location bytea
);

create table audit_entry (
  id uuid primary key,
  created_at timestamptz not null default now(),
  actor_id uuid references person,
  actor_label text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  before jsonb,
  after jsonb
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, created_at);
create index audit_entry_record on audit_entry (record_id, created_at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only: % of % refused', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function refuse_change();

create table stored_file (
  id uuid primary key,
  created_at timestamptz not null default now(),
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 bytea not null,
  content bytea not null,
  subject_kind text not null,
  subject_id uuid not null,
  visibility text not null check (visibility in ('public', 'team', 'sealed')),
  uploaded_by uuid references person
);
alter table stored_file alter column content set storage external;

create table outgoing_mail (
  id uuid primary key,
  created_at timestamptz not null default now(),
  to_address text not null default '',
  subject text not null default '',
  body text not null default '',
  attachments jsonb not null default '[]',
  -- Mail to a respondent is sealed whole: address, text and attachments. The columns above are then empty.
  sealed bytea,
  about_kind text,
  about_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  last_problem text,
  sent_at timestamptz
);
create index outgoing_mail_waiting on outgoing_mail (created_at) where state = 'waiting';
