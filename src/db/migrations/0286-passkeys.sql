-- Passkeys (WebAuthn): a key that stays with the person's device, beside the mailed link.
create table passkey (
  id uuid primary key,
  created_at timestamptz not null default now(),
  person_id uuid not null references person (id),
  name text not null,
  credential_id text not null unique,
  public_key bytea not null,
  -- How often the key was used, as far as it counts.
  counter bigint not null,
  transports text[] not null default '{}',
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- What a key must sign: made for one try, taken once, for some minutes.
create table passkey_challenge (
  id uuid primary key,
  created_at timestamptz not null default now(),
  purpose text not null check (purpose in ('to-add', 'to-sign-in')),
  challenge_hash bytea not null unique,
  -- Whose key is added; nobody's where somebody signs in.
  person_id uuid references person (id),
  expires_at timestamptz not null
);
create index passkey_challenge_person on passkey_challenge (person_id) where person_id is not null;
create index passkey_challenge_expires on passkey_challenge (expires_at);
