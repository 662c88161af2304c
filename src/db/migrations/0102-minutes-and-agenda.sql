-- How to join a meeting online: for those invited alone, so it stands apart from what anybody may read of a meeting.
create table meeting_joining (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null unique references meeting,
  text text not null
);
insert into meeting_joining (id, meeting_id, text)
select gen_random_uuid(), id, place from meeting where place ~* '(https?://|www\.|pass ?(code|word)|meeting id|zoom|teams|pin[: ])';
update meeting set place = '', version = version + 1 where id in (select meeting_id from meeting_joining);

-- What an item is: a standing one, what the board does with it, who presents it, whether it came late and who allowed that.
alter table agenda_item add column standing text check (standing in
  ('apologies', 'interests', 'minutes', 'matters-arising', 'actions', 'report-backs', 'other-business'));
alter table agenda_item add column does text check (does in ('decision', 'discussion', 'information'));
alter table agenda_item add column presenter text not null default '';
alter table agenda_item add column late boolean not null default false;
alter table agenda_item add column late_because text not null default '';
alter table agenda_item add column late_allowed_by uuid references person;
alter table agenda_item add column approves_meeting_id uuid references meeting;
create index agenda_item_late_allowed_by on agenda_item (late_allowed_by);
create index agenda_item_approves on agenda_item (approves_meeting_id);

-- Minutes are approved by a decision of the seats; the closed part by one of its own.
alter table meeting add column closed_minutes_approved_on date;
alter table written_procedure add column approves_meeting_id uuid references meeting;
create index written_procedure_approves on written_procedure (approves_meeting_id);

create table minutes_correction (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  meeting_id uuid not null references meeting,
  seat_id uuid not null references seat,
  person_id uuid references person,
  text text not null,
  state text not null default 'proposed' check (state in ('proposed', 'taken', 'not-taken')),
  answer text not null default '',
  answered_on date,
  check (state <> 'not-taken' or answer <> '')
);
create index minutes_correction_meeting on minutes_correction (meeting_id);
create index minutes_correction_seat on minutes_correction (seat_id);
create index minutes_correction_person on minutes_correction (person_id);

-- Approved minutes never change: what was wrong in them stands beside them.
create table minutes_erratum (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  says text not null,
  instead text not null,
  because text not null,
  noted_on date not null,
  person_id uuid references person
);
create index minutes_erratum_meeting on minutes_erratum (meeting_id);
create index minutes_erratum_person on minutes_erratum (person_id);

-- A decision recorded wrongly, or twice, is withdrawn and stays readable.
alter table decision add column withdrawn_on date;
alter table decision add column withdrawn_because text not null default '';
alter table decision add column stands_instead_id uuid references decision;
alter table decision add check ((withdrawn_on is null) = (withdrawn_because = ''));
create index decision_stands_instead on decision (stands_instead_id);
