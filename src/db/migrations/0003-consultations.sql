-- Consultations: plan, pack, questions, publicity, requests.

create table consultation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  slug text not null unique,
  title text not null,
  summary text not null default '',
  topic text not null default '',
  places text not null default '',
  lead_organisation_id uuid not null references organisation,
  deciding_body text not null default '',
  state text not null default 'planned'
    check (state in ('planned', 'open', 'closed', 'analysing', 'reported', 'evaluated', 'withdrawn')),
  -- timetable
  opens_on date,
  closes_on date,
  decision_on date,
  feedback_on date,
  listed_on date,
  published_at timestamptz,
  closed_at timestamptz,
  reported_at timestamptz,
  short_ground text check (short_ground in ('statute', 'emergency', 'small-or-specialist-group', 'other')),
  short_reason text not null default '',
  busy_note text not null default '',
  -- who to ask
  contact_name text not null default '',
  contact_address text not null default '',
  contact_phone text not null default '',
  contact_email text not null default '',
  -- the contents of a pack, one field each
  aims text not null default '',
  issue text not null default '',
  can_change text not null default '',
  cannot_change text not null default '',
  decisions_made text not null default '',
  preferred_option text not null default '',
  evidence text not null default '',
  affected text not null default '',
  consultees text not null default '',
  confidentiality text not null default '',
  next_steps text not null default '',
  formats_offered text not null default '',
  languages_offered text not null default '',
  planning_link text not null default '',
  legal_framework text not null default '',
  barriers text not null default '',
  proportion text not null default '',
  resources text not null default '',
  sector_costs text not null default '',
  designed_with text not null default '',
  equality_impact_on date,
  equality_impact_note text not null default '',
  check (opens_on is null or closes_on is null or opens_on <= closes_on),
  check (state in ('planned', 'withdrawn') or (opens_on is not null and closes_on is not null))
);
create index consultation_dates on consultation (state, closes_on);

create table target_group (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  name text not null,
  expected integer check (expected >= 0),
  seldom_heard boolean not null default false,
  outreach text not null default '',
  outreach_done_on date,
  methods text not null default ''
);
create index target_group_consultation on target_group (consultation_id);

create table publicity (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  target_group_id uuid references target_group,
  what text not null,
  channel text not null check (channel in ('web', 'email', 'post', 'press', 'social-media', 'event', 'network', 'infrastructure', 'other')),
  happened_on date not null,
  reach text not null default ''
);
create index publicity_consultation on publicity (consultation_id);

create table pack_document (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  document_version_id uuid not null references document_version,
  position integer not null,
  unique (consultation_id, document_version_id),
  unique (consultation_id, position)
);

create table form_section (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  position integer not null,
  title text not null,
  unique (consultation_id, position) deferrable initially deferred
);

create table question (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  section_id uuid not null references form_section,
  position integer not null,
  type text not null,
  text text not null,
  hint text not null default '',
  required boolean not null default false,
  settings jsonb not null default '{}',
  about_document_version_id uuid references document_version,
  about_paragraph_id uuid references paragraph,
  about_process boolean not null default false,
  unique (section_id, position) deferrable initially deferred
);
create index question_consultation on question (consultation_id);

create table interest (
  id uuid primary key,
  created_at timestamptz not null default now(),
  person_id uuid references person,
  organisation_id uuid references organisation,
  email text,
  topic text not null default '',
  consultation_id uuid references consultation,
  wants text not null check (wants in ('told', 'early', 'not-at-all')),
  ended_at timestamptz,
  check (person_id is not null or organisation_id is not null or email is not null)
);

create table format_request (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid references consultation,
  wants text not null,
  sealed_contact bytea not null,
  due_on date not null,
  answered_on date,
  answer text not null default ''
);

create table interim_review (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  held_on date not null,
  findings text not null,
  change_decided text not null
);

create table evaluation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null unique references consultation,
  objectives text not null default '',
  audience text not null default '',
  methods text not null default '',
  publicity text not null default '',
  timescales text not null default '',
  information text not null default '',
  costs text not null default '',
  outcomes text not null default '',
  direct_cost numeric,
  indirect_cost numeric
);

create table lesson (
  id uuid primary key,
  created_at timestamptz not null default now(),
  subject_kind text not null,
  subject_id uuid not null,
  text text not null
);
