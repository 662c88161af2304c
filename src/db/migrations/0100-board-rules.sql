-- The rules of a board as data, with the version of the terms that carries them. A row without a version is what was kept
-- before the terms carried rules.
create table board_rules (
  id uuid primary key,
  created_at timestamptz not null default now(),
  partnership_id uuid not null references partnership,
  document_version_id uuid unique references document_version,
  rules jsonb not null
);
create unique index board_rules_before on board_rules (partnership_id) where document_version_id is null;
create index board_rules_partnership on board_rules (partnership_id);

insert into board_rules (id, partnership_id, rules)
select gen_random_uuid(), id, jsonb_build_object('quorum', jsonb_build_array(jsonb_build_object('kind', 'seats', 'least', quorum)))
from partnership where quorum is not null;
alter table partnership drop column quorum;

alter table seat drop constraint seat_role_check;
alter table seat add constraint seat_role_check check (role in ('chair', 'vice-chair', 'secretary', 'member', 'adviser'));

-- What somebody in a seat may not decide for it, and the most money; null is no limit.
alter table holding add column not_for text[] not null default '{}' check (not_for <@ array['money', 'staff', 'policy']);
alter table holding add column most numeric check (most >= 0);
alter table substitute add column not_for text[] not null default '{}' check (not_for <@ array['money', 'staff', 'policy']);
alter table substitute add column most numeric check (most >= 0);

-- What a decision touches, the rules it was judged by, and the sum as it stood.
alter table decision add column matters text[] not null default '{}' check (matters <@ array['money', 'staff', 'policy']);
alter table decision add column cost numeric check (cost >= 0);
alter table decision add column rules jsonb;
alter table decision add column terms_version_id uuid references document_version;
alter table decision add column judged jsonb;
alter table decision add column must_confirm text[] not null default '{}';
create index decision_terms_version on decision (terms_version_id);

-- Who was entitled at the moment of a decision; `why` says why a seat was not counted.
create table decision_seat (
  id uuid primary key,
  created_at timestamptz not null default now(),
  decision_id uuid not null references decision,
  seat_id uuid not null references seat,
  name text not null,
  person_id uuid references person,
  acted_as text check (acted_as in ('holder', 'substitute', 'observer')),
  why text check (why in ('conflict', 'no-vote', 'vacant', 'apology', 'away', 'observer', 'left', 'same-person', 'same-organisation')),
  beyond boolean not null default false,
  unique (decision_id, seat_id)
);
create index decision_seat_seat on decision_seat (seat_id);
create index decision_seat_person on decision_seat (person_id);

-- A question in writing is judged by the terms at its opening; every answer is kept.
alter table written_procedure add column matters text[] not null default '{}' check (matters <@ array['money', 'staff', 'policy']);
alter table written_procedure add column cost numeric check (cost >= 0);
alter table written_procedure add column way text not null default 'vote' check (way in ('consensus', 'vote'));
alter table written_procedure add column rules jsonb;
alter table written_procedure add column terms_version_id uuid references document_version;
create index written_procedure_terms_version on written_procedure (terms_version_id);
alter table written_answer drop constraint written_answer_written_procedure_id_seat_id_key;
alter table written_answer add column acted_as text not null default 'holder' check (acted_as in ('holder', 'substitute'));
alter table written_answer add column way text not null default 'account' check (way in ('account', 'link'));
create index written_answer_seat on written_answer (written_procedure_id, seat_id);
