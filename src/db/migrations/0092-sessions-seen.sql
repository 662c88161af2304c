-- When a session was last used: one that is not used for a while ends.
alter table session add column seen_at timestamptz not null default now();
