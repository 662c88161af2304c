-- What changes what a partnership owes (small, being formed, ended) is a decision of its partners: proposed with a reason, put to each of them,
-- told to the seats, and kept with the day from which it stands. `from_day` is null while the partners are asked, and stays so where it
-- was not decided.
create table partnership_switch (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_id uuid not null references partnership,
  value text not null check (value in ('small', 'full', 'scoping', 'forming', 'running', 'reviewing', 'ended', 'not-formed')),
  reason text not null default '',
  proposed_on date not null,
  proposed_by uuid references person,
  from_day date,
  dropped_on date,
  check (from_day is null or from_day >= proposed_on)
);
create index partnership_switch_partnership on partnership_switch (partnership_id, created_at);

-- What was so before reasons were asked for stands from the day the question was opened or it ended.
insert into partnership_switch (id, created_at, partnership_id, value, proposed_on, from_day)
select gen_random_uuid(), p.created_at, p.id, value, day, day from partnership p
cross join lateral (select coalesce(p.started_on, p.created_at::date) as began) on_record
cross join lateral (values (p.size, p.created_at::date), (p.state, coalesce(p.ended_on, least(on_record.began, current_date)))) stood (value, day);

-- The ending is written down when it is proposed; it has ended once it is decided.
alter table partnership_ending add column decided_on date;
update partnership_ending set decided_on = ended_on;
