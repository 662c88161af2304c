-- Meetings: proposals from every seat, papers, attendance by seat and item, interests, decisions, minutes, reports back.

create table meeting (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  held_on date not null,
  starts_at text not null default '',
  place text not null default '',
  how text not null default 'in-person' check (how in ('in-person', 'online', 'both', 'written')),
  why_needed text not null default '',
  announced_on date not null,
  proposals_asked_at timestamptz,
  proposals_close_on date,
  agenda_published_at timestamptz,
  papers_sent_at timestamptz,
  moved_from date,
  moved_because text not null default '',
  state text not null default 'planned' check (state in ('planned', 'agenda-out', 'held', 'cancelled')),
  minutes text not null default '',
  minutes_published_at timestamptz,
  minutes_approved_on date
);
create index meeting_partnership on meeting (partnership_id, held_on);

create table agenda_item (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  meeting_id uuid not null references meeting,
  position integer not null,
  title text not null,
  purpose text not null default '',
  proposed_by_seat_id uuid references seat,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'declined', 'deferred')),
  answer text not null default '',
  objective_id uuid references objective,
  closed boolean not null default false,
  closed_reason text not null default '',
  relook_on date,
  minutes integer check (minutes > 0),
  key_decision boolean not null default false,
  key_announced_on date,
  note text not null default '',
  check (state not in ('declined', 'deferred') or answer <> ''),
  check (not closed or (closed_reason <> '' and relook_on is not null))
);
create index agenda_item_meeting on agenda_item (meeting_id, position);

create table paper (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  agenda_item_id uuid references agenda_item,
  title text not null,
  summary text not null default '',
  pages integer not null default 1 check (pages > 0),
  file_id uuid not null references stored_file,
  confidential boolean not null default false,
  sent_at timestamptz
);
create index paper_meeting on paper (meeting_id);

create table paper_read (
  id uuid primary key,
  created_at timestamptz not null default now(),
  paper_id uuid not null references paper,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  unique (paper_id, seat_id)
);

-- Attendance of a seat, for the whole meeting or for one item.
create table attendance (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  agenda_item_id uuid references agenda_item,
  seat_id uuid not null references seat,
  person_id uuid references person,
  present_as text check (present_as in ('holder', 'substitute', 'observer')),
  state text not null check (state in ('present', 'apology', 'absent')),
  check (state <> 'present' or present_as is not null)
);
create unique index attendance_once on attendance (meeting_id, seat_id, coalesce(agenda_item_id, '00000000-0000-0000-0000-000000000000'));

-- A conflict of interest: the seat leaves the item and is not counted.
create table interest_declared (
  id uuid primary key,
  created_at timestamptz not null default now(),
  agenda_item_id uuid not null references agenda_item,
  seat_id uuid not null references seat,
  person_id uuid references person,
  interest text not null,
  left_item boolean not null default true,
  unique (agenda_item_id, seat_id)
);

create table decision (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  meeting_id uuid references meeting,
  agenda_item_id uuid references agenda_item,
  text text not null,
  basis text not null default '',
  how text not null check (how in ('consensus', 'vote', 'written')),
  vote_reason text not null default '',
  owner_seat_id uuid references seat,
  binds text not null default '',
  subject_to_confirmation boolean not null default false,
  decided_on date not null,
  check (how <> 'vote' or vote_reason <> '')
);
create index decision_partnership on decision (partnership_id, decided_on);

create table position (
  id uuid primary key,
  created_at timestamptz not null default now(),
  decision_id uuid not null references decision,
  seat_id uuid not null references seat,
  position text not null check (position in ('for', 'against', 'abstain', 'present', 'did-not-vote')),
  unique (decision_id, seat_id)
);

create table minority_view (
  id uuid primary key,
  created_at timestamptz not null default now(),
  decision_id uuid not null references decision,
  seat_id uuid not null references seat,
  text text not null,
  unique (decision_id, seat_id)
);

create table report_back (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  to_whom text not null,
  how text not null default '',
  what_they_said text not null default '',
  before_meeting boolean not null default false,
  reported_on date not null
);
create index report_back_meeting on report_back (meeting_id);

-- A round of questions to the seats: the chair's pulse or the eight-question health check.
create table survey_round (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  kind text not null check (kind in ('pulse', 'health-check')),
  opened_on date not null,
  closes_on date not null,
  closed_on date,
  summary text not null default ''
);

-- Answers stand by sector; which seat answered is kept apart, so that answers are not tied to names.
create table survey_answer (
  id uuid primary key,
  survey_round_id uuid not null references survey_round,
  sector text not null,
  answers jsonb not null
);
create table survey_taken (
  id uuid primary key,
  survey_round_id uuid not null references survey_round,
  seat_id uuid not null references seat,
  unique (survey_round_id, seat_id)
);
