-- Which responses share their wording, as it was when they were last compared. No words are kept here: of the text that is shown only
-- how it is cut, so that what is withdrawn, changed or given in confidence later is not shown from here.
create table wording_comparison (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  -- Compared with what was given in confidence, for the lead; or without, for the others of the review group.
  with_confidential boolean not null,
  compared_at timestamptz not null,
  took_ms integer not null,
  -- What the responses were: compared again when this changes.
  stamp text not null,
  -- How many responses were compared, and how many of them share wording with another.
  responses integer not null,
  shared integer not null,
  unique (consultation_id, with_confidential)
);

create table campaign (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  comparison_id uuid not null references wording_comparison on delete cascade,
  -- The largest is 1.
  position integer not null,
  -- The text that is shown: of which response, as it was in which version, which text of it, and its stretches as [length, whether it is shared].
  response_id uuid not null references response on delete cascade,
  response_version integer not null,
  source text not null,
  parts jsonb not null,
  unique (comparison_id, position)
);
create index on campaign (response_id);

create table campaign_member (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  campaign_id uuid not null references campaign on delete cascade,
  response_id uuid not null references response on delete cascade,
  -- Word for word as the text that is shown; otherwise how much of its wording it shares with the campaign, in whole per cent.
  identical boolean not null,
  share integer not null,
  unique (campaign_id, response_id)
);
create index on campaign_member (response_id);
