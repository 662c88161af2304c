-- Bodies that are part of another from a day to a day: a department of a council, a branch of a charity, a company that a charity owns.
-- Each of the two says for itself whether it is so; it stands when both have.
create table belonging (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  organisation_id uuid not null references organisation,
  parent_id uuid not null references organisation,
  kind text not null check (kind in ('part', 'branch', 'owned')),
  from_day date not null,
  -- The last day; null where it goes on.
  to_day date,
  told_on date not null,
  -- Why it ended, or why it goes on after all.
  ended_because text not null default '',
  -- It was never so, or one of the two said no.
  undone_on date,
  undone_because text not null default '',
  -- Which of the two said no.
  refused_by uuid references organisation,
  check (organisation_id <> parent_id),
  check (to_day is null or to_day >= from_day),
  check (undone_on is null or undone_because <> ''),
  check (refused_by is null or undone_on is not null),
  -- Part of one body at a time. Judged at the end of a transaction: what is taken back is put back row by row.
  exclude using gist (organisation_id with =, daterange(from_day, to_day, '[]') with &&) where (undone_on is null)
    deferrable initially deferred
);
create index belonging_organisation on belonging (organisation_id);
create index belonging_parent on belonging (parent_id);
create index belonging_refused_by on belonging (refused_by);
