-- Links of mails by which somebody in a seat answers a question in writing, once and without an account.
create table written_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  written_procedure_id uuid not null references written_procedure,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  acted_as text not null check (acted_as in ('holder', 'substitute')),
  token_hash bytea not null unique,
  used_at timestamptz
);
create index written_link_procedure on written_link (written_procedure_id);
create index written_link_seat on written_link (seat_id);
create index written_link_person on written_link (person_id);
