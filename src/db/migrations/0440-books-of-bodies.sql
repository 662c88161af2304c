-- What an organisation keeps of how it works (skills, guides, bids), and what the Compact keeps of itself (steps to make it known, working
-- aids, limits). One record for all of them; the kinds, with their boxes, are declared in the program.
create table own_entry (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  -- Whose it is; none: of the Compact itself.
  organisation_id uuid references organisation,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- The entry that it belongs to: the skill of a training, the limit that something was refused for.
  about_entry_id uuid references own_entry,
  code_id uuid references code,
  consultation_id uuid references consultation,
  partnership_id uuid references partnership,
  on_day date,
  by_day date,
  choice text not null default '',
  -- The words of its boxes, by their names.
  words jsonb not null default '{}',
  -- When what it says last changed.
  changed_at timestamptz not null default now(),
  -- It holds no more, or was written down by mistake.
  ended_on date
);
create index own_entry_organisation on own_entry (organisation_id, kind);
create index own_entry_about on own_entry (about_entry_id);
create index own_entry_code on own_entry (code_id);
create index own_entry_consultation on own_entry (consultation_id);
create index own_entry_partnership on own_entry (partnership_id);

-- What an entry names, where it may be several: parts of the area, partnerships, consultations.
create table own_entry_named (
  id uuid primary key,
  created_at timestamptz not null default now(),
  own_entry_id uuid not null references own_entry,
  named_entry_id uuid references own_entry,
  partnership_id uuid references partnership,
  consultation_id uuid references consultation,
  check (num_nonnulls(named_entry_id, partnership_id, consultation_id) = 1)
);
create index own_entry_named_entry on own_entry_named (own_entry_id);
create index own_entry_named_named on own_entry_named (named_entry_id);
create index own_entry_named_partnership on own_entry_named (partnership_id);
create index own_entry_named_consultation on own_entry_named (consultation_id);

-- Ways of involvement beyond informing and consulting that were considered for a policy: each offered, or not for a reason.
create table policy_involvement (
  id uuid primary key,
  created_at timestamptz not null default now(),
  policy_change_id uuid not null references policy_change,
  way text not null check (way in ('decision-making', 'feedback', 'design-and-commissioning', 'delivery', 'scrutiny')),
  offered boolean not null,
  reason text not null default '',
  unique (policy_change_id, way)
);
