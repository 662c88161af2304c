-- A board is set up from its membership list: the list as it was read waits for its one check, and what it adds to the
-- directory waits for the secretariat's look.

create table membership_list (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null unique references partnership,
  -- The name of the file; '' for a table that was pasted.
  source text not null default '',
  headed boolean not null,
  -- The cells as they were read, and for each column what it holds (null: nothing that is used).
  cells jsonb not null,
  columns jsonb not null
);

alter table organisation
  add column proposed_in uuid references partnership,
  add column proposal_seen_on date,
  add constraint organisation_proposal_seen check (proposal_seen_on is null or proposed_in is not null);
create index organisation_proposed_in on organisation (proposed_in) where proposed_in is not null;
