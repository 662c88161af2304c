-- Departments and posts of an organisation that are to read the codes it has signed. Each confirms by a mailed link, for the editions that the link names.
create table staff_reader (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  organisation_id uuid not null references organisation,
  what text not null,
  -- Their address, under the seal; gone once they read for it no more.
  sealed_email bytea,
  ended_on date
);
create index staff_reader_organisation on staff_reader (organisation_id);

create table staff_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  staff_reader_id uuid not null references staff_reader,
  token_hash bytea not null unique,
  asked_on date not null,
  -- When it was confirmed.
  used_at timestamptz
);
create index staff_link_reader on staff_link (staff_reader_id);

create table staff_link_code (
  id uuid primary key,
  created_at timestamptz not null default now(),
  staff_link_id uuid not null references staff_link,
  code_id uuid not null references code,
  unique (staff_link_id, code_id)
);
create index staff_link_code_code on staff_link_code (code_id);

-- What somebody who sits for an organisation says to what it promises them: the latest answer to the words as they stand counts.
create table backing_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  own_entry_id uuid not null references own_entry,
  person_id uuid not null references person,
  token_hash bytea not null unique,
  used_at timestamptz,
  says text check (says in ('yes', 'no')),
  comment text not null default ''
);
create index backing_link_entry on backing_link (own_entry_id);
create index backing_link_person on backing_link (person_id);

-- News of a service, policy or decision, sent to every organisation that had declared an interest in its topic at that moment.
create table sector_news (
  id uuid primary key,
  created_at timestamptz not null default now(),
  organisation_id uuid not null references organisation,
  title text not null,
  topic text not null,
  place text not null default '',
  body text not null,
  reply text not null,
  formats text not null,
  policy_change_id uuid references policy_change,
  consultation_id uuid references consultation,
  -- How hard its words are, measured when it was sent.
  reading_age numeric not null,
  sent_on date not null
);
create index sector_news_organisation on sector_news (organisation_id, sent_on);
create index sector_news_policy on sector_news (policy_change_id);
create index sector_news_consultation on sector_news (consultation_id);

create table sector_news_receiver (
  id uuid primary key,
  created_at timestamptz not null default now(),
  sector_news_id uuid not null references sector_news,
  organisation_id uuid not null references organisation,
  -- Whether a mail to it was handed over; without one it had no address.
  mailed boolean not null,
  unique (sector_news_id, organisation_id)
);
create index sector_news_receiver_organisation on sector_news_receiver (organisation_id);
