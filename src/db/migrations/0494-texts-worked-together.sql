-- The language of the form that a response was given on; '' where nobody said it, as on paper that was keyed in.
alter table response add column language text not null default '' check (language ~ '^([a-z]{2,3})?$');

-- Many texts at once: split into points, or noted as read. What an act made can be told and undone, as with points.
alter table bulk_act drop constraint bulk_act_act_check;
alter table bulk_act add constraint bulk_act_act_check check (act in ('decide', 'code', 'split', 'read'));
alter table point add column made_in uuid references bulk_act;
create index on point (made_in) where made_in is not null;

-- The texts that an act was done to: in how many points each was split, and how many of those were taken back. For responses that were
-- noted as read, the source is empty.
create table bulk_act_text (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  bulk_act_id uuid not null references bulk_act,
  response_id uuid not null references response,
  source text not null default '',
  points integer not null default 0,
  undone integer not null default 0,
  undone_at timestamptz,
  undone_by uuid references person,
  unique (bulk_act_id, response_id, source)
);
create index on bulk_act_text (response_id);
