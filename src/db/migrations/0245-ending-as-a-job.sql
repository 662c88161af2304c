-- The end of a partnership as a job: whatever is open gets a receiver who is asked, or is dropped with a reason. What nobody was
-- named for when it ended stands as such until somebody takes it on.
create table ending_receiver (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_ending_id uuid not null references partnership_ending,
  organisation_id uuid references organisation,
  person_id uuid references person,
  check (num_nonnulls(organisation_id, person_id) = 1),
  unique (partnership_ending_id, organisation_id),
  unique (partnership_ending_id, person_id)
);
create index ending_receiver_organisation on ending_receiver (organisation_id);
create index ending_receiver_person on ending_receiver (person_id);

create table ending_handover (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_ending_id uuid not null references partnership_ending,
  kind text not null check (kind in ('action', 'question', 'contribution', 'money', 'risk', 'records')),
  record_id uuid not null,
  -- In words that everybody may read, as they stood when it was last looked at.
  what text not null,
  ending_receiver_id uuid references ending_receiver,
  dropped_because text not null default '',
  check (ending_receiver_id is null or dropped_because = ''),
  unique (partnership_ending_id, kind, record_id)
);
create index ending_handover_receiver on ending_handover (ending_receiver_id);

alter table partnership_ending
  add column thanks text not null default '',
  -- How many people were told that it ended, by mail from the Hub; null where that was before the Hub told them.
  add column told integer check (told >= 0);

-- What somebody else took on is not dropped.
alter table action drop constraint action_state_check,
  add constraint action_state_check check (state in ('open', 'done', 'dropped', 'handed-over'));
