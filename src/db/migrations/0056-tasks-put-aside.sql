-- Tasks are worked out from the records. What a person says about one of theirs is kept: remind me on a day, or not mine.
create table task_aside (
  id uuid primary key,
  created_at timestamptz not null default now(),
  person_id uuid not null references person,
  -- The key of the task, as it is worked out each time.
  task text not null,
  title text not null,
  subject_kind text not null,
  subject_id uuid,
  -- The day on which it comes back; null where it is not theirs.
  until date,
  reason text not null default '',
  ended_at timestamptz,
  check ((until is null) = (reason <> ''))
);
create unique index task_aside_once on task_aside (person_id, task) where ended_at is null;
create index task_aside_task on task_aside (task) where ended_at is null;
create index task_aside_person on task_aside (person_id);
create index rule_adoption_partnership on rule_adoption (partnership_id);
