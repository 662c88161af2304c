-- What came after the close is kept apart, sealed whole, until the lead decides with a reason whether it is taken in.
create table late_response (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  channel text not null check (channel in ('paper', 'letter', 'email', 'spoken')),
  came_on date not null,
  why_late text not null check (why_late <> ''),
  brought_by uuid references person,
  import_id uuid references response_import,
  scan_file_id uuid references stored_file,
  -- Everything it says, and how its giver can be reached; empty once it was decided and is no longer needed.
  sealed bytea not null,
  decision text check (decision in ('in', 'out')),
  reason text not null default '',
  decided_at timestamptz,
  decided_by uuid references person,
  check ((decision is null) = (decided_at is null)),
  check (decision is null or reason <> '')
);
create index late_response_consultation on late_response (consultation_id);
create index late_response_brought_by on late_response (brought_by);
create index late_response_import_id on late_response (import_id);
create index late_response_scan_file_id on late_response (scan_file_id);
create index late_response_decided_by on late_response (decided_by);
-- A row of a file that came late is kept in the box.
alter table response_import_row drop constraint response_import_row_outcome_check;
alter table response_import_row add constraint response_import_row_outcome_check
  check (outcome in ('new', 'there', 'double', 'wrong', 'taken', 'left', 'kept'));
