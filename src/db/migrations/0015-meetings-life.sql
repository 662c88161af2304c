-- What the life of a meeting needs beside its first tables: moves, answers, confirmation, written procedures, reminders.

alter table meeting add column moved_on date;
alter table meeting add column cancelled_on date;
alter table meeting add column cancelled_because text not null default '';
alter table meeting add column ends_at text not null default '';
alter table meeting add constraint meeting_cancelled_with_reason check (state <> 'cancelled' or cancelled_because <> '');
alter table meeting add constraint meeting_moved_with_reason check (moved_from is null or moved_on is not null);

-- Who proposed an item, so that the answer finds them, and the day it was answered.
alter table agenda_item add column proposed_by_person_id uuid references person;
alter table agenda_item add column answered_on date;

-- A decision beyond what a holder may decide waits for those behind the seat.
alter table decision add column confirmed_on date;
alter table decision add column confirmation_note text not null default '';
create index decision_meeting on decision (meeting_id);
create index decision_item on decision (agenda_item_id);
create index minority_view_decision on minority_view (decision_id);

-- A question put to every seat in writing. What comes of it is a decision; until it closes there is none.
create table written_procedure (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  text text not null,
  basis text not null default '',
  why_written text not null,
  binds text not null default '',
  owner_seat_id uuid references seat,
  subject_to_confirmation boolean not null default false,
  asked_on date not null,
  closes_on date not null,
  closed_on date,
  result text check (result in ('taken', 'not-taken')),
  result_note text not null default '',
  decision_id uuid unique references decision,
  check (asked_on <= closes_on),
  check ((closed_on is null) = (result is null)),
  check (result is distinct from 'taken' or decision_id is not null)
);
create index written_procedure_partnership on written_procedure (partnership_id);

-- One answer of a seat; a seat with a conflict of interest says so and is not counted.
create table written_answer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  written_procedure_id uuid not null references written_procedure,
  seat_id uuid not null references seat,
  person_id uuid references person,
  position text not null check (position in ('for', 'against', 'abstain', 'conflict')),
  view text not null default '',
  unique (written_procedure_id, seat_id)
);

-- What somebody was reminded of, so that a job that runs again reminds nobody twice.
create table meeting_reminder (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  kind text not null check (kind in ('proposals', 'papers', 'report-back')),
  unique (meeting_id, person_id, kind)
);
