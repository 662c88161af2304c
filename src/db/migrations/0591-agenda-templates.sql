-- Agendas that a board keeps to begin others from: its items in their order, what the board does with each, who presents it, how long it takes.
create table agenda_template (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  name text not null check (name <> ''),
  retired_on date
);
create index agenda_template_partnership on agenda_template (partnership_id);
create unique index agenda_template_name on agenda_template (partnership_id, lower(name)) where retired_on is null;

create table agenda_template_item (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  agenda_template_id uuid not null references agenda_template,
  position integer not null,
  title text not null check (title <> ''),
  purpose text not null default '',
  standing text check (standing in
    ('apologies', 'interests', 'minutes', 'matters-arising', 'actions', 'report-backs', 'other-business')),
  does text check (does in ('decision', 'discussion', 'information')),
  presenter text not null default '',
  minutes integer check (minutes > 0)
);
create index agenda_template_item_template on agenda_template_item (agenda_template_id, position);
