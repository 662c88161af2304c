-- A weighting that is declared: what a response of each sector counts and why. It changes no count; it is taken back with a reason and
-- stays on record.
create table weighting (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation (id),
  weights jsonb not null,
  reason text not null check (reason <> ''),
  declared_on date not null,
  declared_by uuid references person (id),
  back_on date,
  back_because text not null default '',
  check ((back_on is null) = (back_because = ''))
);
create unique index weighting_stands on weighting (consultation_id) where back_on is null;
create index weighting_consultation on weighting (consultation_id);
create index weighting_declared_by on weighting (declared_by);
