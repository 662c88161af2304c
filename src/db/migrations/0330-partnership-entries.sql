-- What a partnership keeps of itself beside its meetings, its terms and its plan: what each partner says of itself, ties between
-- partners, skills, training, what was sent out, ideas. One record for all of them; the kinds, with their boxes, are declared in the
-- program. A kind that speaks of a party is put to that party; one that seats can tell is put to the seats.
create table partnership_entry (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  partner_id uuid references partner,
  to_partner_id uuid references partner,
  seat_id uuid references seat,
  organisation_id uuid references organisation,
  -- The entry that it belongs to: a skill of a training, the question of a day that was asked about.
  about_entry_id uuid references partnership_entry,
  on_day date,
  by_day date,
  choice text not null default '',
  -- The words of its boxes, by their names.
  words jsonb not null default '{}',
  -- When its words last changed: what was said to it before was said to other words.
  changed_at timestamptz not null default now(),
  -- It holds no more, or was written down by mistake.
  ended_on date
);
create index partnership_entry_partnership on partnership_entry (partnership_id, kind);
create index partnership_entry_partner on partnership_entry (partner_id);
create index partnership_entry_to_partner on partnership_entry (to_partner_id);
create index partnership_entry_seat on partnership_entry (seat_id);
create index partnership_entry_organisation on partnership_entry (organisation_id);
create index partnership_entry_about on partnership_entry (about_entry_id);

-- The partners or seats that an entry names, where it may be several.
create table partnership_entry_named (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_entry_id uuid not null references partnership_entry,
  partner_id uuid references partner,
  seat_id uuid references seat,
  check (num_nonnulls(partner_id, seat_id) = 1),
  unique (partnership_entry_id, partner_id),
  unique (partnership_entry_id, seat_id)
);
create index partnership_entry_named_partner on partnership_entry_named (partner_id);
create index partnership_entry_named_seat on partnership_entry_named (seat_id);

-- What somebody in a seat says to an entry. Every answer stays; the latest of a seat counts.
create table entry_answer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_entry_id uuid not null references partnership_entry,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  says text not null check (says in ('yes', 'no')),
  -- How worth while it was, where that is asked.
  worth text not null default '' check (worth in ('', 'very', 'partly', 'not')),
  comment text not null default '',
  way text not null check (way in ('sign-in', 'link'))
);
create index entry_answer_entry on entry_answer (partnership_entry_id, seat_id);
create index entry_answer_seat on entry_answer (seat_id);
create index entry_answer_person on entry_answer (person_id);

-- Links of mails by which a seat answers: for one entry, one seat and one person, once.
create table entry_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_entry_id uuid not null references partnership_entry,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  token_hash bytea not null unique,
  used_at timestamptz
);
create index entry_link_entry on entry_link (partnership_entry_id);
create index entry_link_seat on entry_link (seat_id);
create index entry_link_person on entry_link (person_id);
