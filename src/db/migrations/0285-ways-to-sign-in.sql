-- An organisation's own sign-in (OpenID Connect), as the secretariat keeps it. Several may be on at once.
create table sign_in_issuer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  -- What stands on the button.
  name text not null,
  -- The issuer address, as the issuer itself says it.
  address text not null,
  client_id text not null,
  -- Sealed; empty for a client without a secret.
  sealed_secret bytea not null default '',
  -- Domains of mail for whose addresses the issuer may speak.
  mail_domains text[] not null default '{}',
  -- What the issuer must say of whoever comes; empty where nothing is asked.
  claim_name text not null default '',
  claim_value text not null default '',
  organisation_id uuid references organisation (id),
  state text not null default 'off' check (state in ('on', 'off')),
  makes_people boolean not null default false,
  only_way boolean not null default false,
  last_came_at timestamptz,
  last_problem text not null default '',
  last_problem_at timestamptz
);
create index sign_in_issuer_organisation on sign_in_issuer (organisation_id);

-- Who somebody is to an issuer. The address of the issuer and the client stand here too: a subject means nothing elsewhere.
create table sign_in_identity (
  id uuid primary key,
  created_at timestamptz not null default now(),
  issuer_id uuid not null references sign_in_issuer (id),
  address text not null,
  client_id text not null,
  subject text not null,
  person_id uuid not null references person (id),
  last_used_at timestamptz not null default now(),
  unique (issuer_id, address, subject)
);
create index sign_in_identity_person on sign_in_identity (person_id);

-- Somebody on the way to an issuer and back: found once, by the browser that went.
create table sign_in_attempt (
  id uuid primary key,
  created_at timestamptz not null default now(),
  issuer_id uuid not null references sign_in_issuer (id),
  state_hash bytea not null unique,
  browser_hash bytea not null,
  sealed bytea not null,
  return_to text not null default '/',
  fresh boolean not null default false,
  expires_at timestamptz not null
);
create index sign_in_attempt_issuer on sign_in_attempt (issuer_id);
create index sign_in_attempt_expires on sign_in_attempt (expires_at);

-- How a session was begun, and when its person last proved who they are; null where nobody can say.
alter table session
  add column way text not null default 'link' check (way in ('link', 'issuer', 'passkey')),
  add column issuer_id uuid references sign_in_issuer (id),
  add column proved_at timestamptz default now();
update session set proved_at = created_at;
create index session_issuer on session (issuer_id) where issuer_id is not null;
