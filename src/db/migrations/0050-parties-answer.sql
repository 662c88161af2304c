-- Another party answers for itself. A body that needs an organisation's word asks it: what exactly, in the words it saw. The
-- organisation answers by its own sign-in, by a link of a mail, or on paper that is brought in with its scan. Every answer is
-- kept; which one stands is said in one place, the view below.

create table party_request (
  id uuid primary key,
  created_at timestamptz not null default now(),
  -- Who asks.
  subject_kind text not null check (subject_kind in ('area', 'organisation', 'partnership', 'consultation')),
  subject_id uuid not null,
  -- Who is asked.
  organisation_id uuid not null references organisation,
  -- What kind of question it is, which record it is about, and the values put to the party, so that it is known what an answer was to.
  matter text not null,
  record_kind text not null,
  record_id uuid not null,
  put jsonb not null default '{}',
  title text not null,
  question text not null,
  -- The whole text it is about as it stood, such as the terms of reference; '' where the question says it all.
  full_text text not null default '',
  -- Where the record can be read; '' where the question says it all.
  page text not null default '',
  asked_on date not null,
  asked_by uuid references person,
  answer_by date not null,
  reminded_on date,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  check (asked_on <= answer_by)
);
create index party_request_record on party_request (record_id, matter);
create index party_request_organisation on party_request (organisation_id);
create index party_request_subject on party_request (subject_kind, subject_id);

-- A link of a mail: for one question and one mailbox, once. Only the hash of its token is kept.
create table party_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  party_request_id uuid not null references party_request,
  token_hash bytea not null unique,
  sent_to text not null,
  person_id uuid references person,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index party_link_request on party_link (party_request_id);

-- `sign-in` and `link` are the party itself; `paper` is the party's word brought in by the body that asks; `before` is what that body
-- had typed before parties could answer. The day is the day the answer was given; created_at is when it came into the Hub.
create table party_answer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  party_request_id uuid not null references party_request,
  agreed boolean not null,
  comment text not null default '',
  said jsonb not null default '{}',
  way text not null check (way in ('sign-in', 'link', 'paper', 'before')),
  given_on date not null,
  given_by uuid references person,
  name text not null default '',
  role text not null default '',
  file_id uuid references stored_file,
  check ((way = 'paper') = (file_id is not null)),
  check (way <> 'link' or (name <> '' and role <> ''))
);
create index party_answer_request on party_answer (party_request_id, created_at);

-- An answer never changes and never goes; only the name of somebody who is erased gives way.
create function keep_party_answer() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'name' - 'role') = (to_jsonb(old) - 'name' - 'role') then
    return new;
  end if;
  raise exception 'an answer of a party stays as it was given: % refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger party_answer_stays before update or delete on party_answer for each row execute function keep_party_answer();

-- What stands: of the latest question to a party in a matter about a record, its own latest answer; where it has not answered
-- itself, the latest that was brought in for it.
create view party_standing as
select distinct on (r.matter, r.record_id, r.organisation_id)
  r.id as party_request_id, r.matter, r.record_kind, r.record_id, r.subject_kind, r.subject_id, r.organisation_id, r.put, r.asked_on,
  r.answer_by, a.id as party_answer_id, a.agreed, a.comment, a.said, a.way, a.given_on, a.given_by,
  case when a.way in ('sign-in', 'link') then 'confirmed' when a.way is not null then 'stated' end as proof
from party_request r
left join lateral (
  select * from party_answer where party_request_id = r.id
  order by (way in ('sign-in', 'link')) desc, created_at desc, id desc limit 1) a on true
where r.withdrawn_at is null
order by r.matter, r.record_id, r.organisation_id, r.created_at desc, r.id desc;
