-- What shows that a consultation is prepared, held and decided in the open: whom it asks and invites, what it takes from
-- earlier ones, which others it touches, what was decided; what organisations say of themselves; where a code comes from.

alter table consultation
  add column exercise_limits text not null default '',
  add column sensitive_information text check (sensitive_information in ('none', 'collected')),
  add column safeguards text not null default '',
  add column signed_off_on date,
  add column signed_off_by uuid references person;

-- Languages of a group, listed: none where everybody in it reads the language of the pack.
alter table target_group add column languages text not null default '';

-- An organisation that agreed to pass it on says when it did.
alter table publicity
  add column beyond_networks boolean not null default false,
  add column organisation_id uuid references organisation,
  add column confirmed_on date;

alter table question add column invites_evidence boolean not null default false;

alter table evaluation add column process_feedback text not null default '';

-- Who is told at which moment, and for which organisation.
alter table interest_told
  add column moment text not null default 'open' check (moment in ('early', 'open', 'changed')),
  add column organisation_id uuid references organisation;

-- What an organisation wants to hear of: a topic, a place or a body.
alter table interest
  add column place text not null default '',
  add column body_organisation_id uuid references organisation;
create index interest_organisation on interest (organisation_id);

-- A lesson stays where a later plan rests on it. What it changes: a procedure on a day, or nothing, and then why.
alter table lesson
  add column version integer not null default 1,
  add column owner text not null default '',
  add column procedure text not null default '',
  add column changed_on date,
  add column no_change text not null default '',
  add column dropped_on date;
create index lesson_subject on lesson (subject_kind, subject_id);

create table lesson_use (
  id uuid primary key,
  created_at timestamptz not null default now(),
  lesson_id uuid not null references lesson,
  consultation_id uuid not null references consultation,
  how text not null check (how <> ''),
  unique (lesson_id, consultation_id)
);

-- Whom a consultation invites. `tied`: funded by the lead body or otherwise bound to it.
create table invitee (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  organisation_id uuid references organisation,
  name text not null default '',
  tied boolean not null default false,
  sent_on date,
  sent_format text not null default '',
  check (organisation_id is not null or name <> ''),
  unique (consultation_id, organisation_id)
);

-- Anybody may say who is missing; every suggestion is answered.
create table invitee_suggestion (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  who text not null check (who <> ''),
  why text not null default '',
  answer text not null default '',
  answered_on date
);
create index invitee_suggestion_consultation on invitee_suggestion (consultation_id);

-- What sector bodies are asked beforehand: their first views, whom to reach, an introduction to a group.
create table sector_question (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  organisation_id uuid not null references organisation,
  about text not null check (about in ('first-views', 'whom-to-reach', 'introduction')),
  target_group_id uuid references target_group,
  asked_on date not null,
  reply text not null default '',
  replied_on date,
  answer text not null default '',
  answered_on date,
  group_agreed_on date,
  check (replied_on is null or asked_on <= replied_on)
);
create index sector_question_consultation on sector_question (consultation_id);

-- Another consultation that runs at the same time or is about the same: what is done about it. A link counts both ways.
create table related_consultation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  other_id uuid not null references consultation,
  answer text not null check (answer in ('combined', 'linked', 'accepted')),
  reason text not null check (reason <> ''),
  unique (consultation_id, other_id),
  check (consultation_id <> other_id)
);
create index related_consultation_other on related_consultation (other_id);

-- What an organisation says of its part: that it answered, that it will not, and that it passed the results on.
create table taking_part (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  organisation_id uuid not null references organisation,
  says text not null check (says in ('answered', 'declined')),
  said_on date not null,
  said_by uuid references person,
  for_others boolean not null default false,
  results_passed_on date,
  unique (consultation_id, organisation_id)
);

create table consultation_decision (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  what text not null check (what <> ''),
  reasons text not null default '',
  decided_on date not null,
  decided_by text not null default ''
);
create index consultation_decision_consultation on consultation_decision (consultation_id);

-- What the wording of a version came to when it was looked at, and who read it from outside.
create table wording_check (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  document_version_id uuid not null unique references document_version,
  reading_age numeric(4, 1) not null,
  long_sentences integer not null,
  dealt_with text not null default '',
  reader text not null default '',
  read_on date
);

-- A request may ask for another format of the pack, or for a copy of the results.
alter table format_request
  add column about text not null default 'pack' check (about in ('pack', 'results'));
create index format_request_consultation on format_request (consultation_id);

-- An organisation that registered no interest was invited to.
create table interest_invitation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  organisation_id uuid not null references organisation,
  invited_on date not null,
  invited_by uuid references person
);
create index interest_invitation_organisation on interest_invitation (organisation_id);

-- What an organisation says of how it works with others and with the codes.
alter table organisation
  add column communication text not null default '',
  add column belongs_to_id uuid references organisation,
  add column objectives text not null default '',
  add column objectives_evidence text not null default '',
  add column code_plan text not null default '',
  add column code_plan_on date,
  add column silence_understood_on date,
  add constraint organisation_not_its_own check (belongs_to_id <> id);

-- A policy or change of service of a public body, and what it means for the sector.
create table policy_change (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  organisation_id uuid not null references organisation,
  title text not null check (title <> ''),
  affects_sector boolean not null default true,
  consultation_id uuid references consultation,
  involvement text not null default '',
  no_involvement text not null default '',
  effect text not null default '',
  effect_noted_on date
);
create index policy_change_organisation on policy_change (organisation_id);

-- Where a code comes from.
alter table code
  add column consultation_id uuid references consultation,
  add column drawn_up_by text not null default '',
  add column equality_impact_on date;

-- What the Compact itself states, which partnership stewards it, and when its findings were last recorded.
alter table area
  add column aim text not null default '',
  add column principles text not null default '',
  add column public_actions text not null default '',
  add column sector_actions text not null default '',
  add column rural_note text not null default '',
  add column governing_partnership_id uuid references partnership,
  add column findings_recorded_on date;

-- Anybody may comment on a clause of a code at any time.
create table code_comment (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  code_id uuid not null references code,
  clause text not null default '',
  comment text not null check (comment <> ''),
  answer text not null default '',
  answered_on date
);
create index code_comment_code on code_comment (code_id);
