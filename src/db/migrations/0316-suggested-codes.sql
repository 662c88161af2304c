-- Codes that points may have by their words, as the machine found them: kept apart from what people gave, and made anew when people have
-- coded more. No word of a respondent stands here.
create table code_suggestion (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  point_id uuid not null references point on delete cascade,
  code text not null,
  sure real not null check (sure between 0 and 1),
  unique (point_id, code)
);
create index on code_suggestion (consultation_id, code);

-- What the suggestions of a consultation were made from: made again when this changes.
create table code_suggesting (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  consultation_id uuid not null unique references consultation,
  stamp text not null,
  made_at timestamptz not null
);

-- Whether a code was suggested by the machine before somebody gave it.
alter table point_code add column suggested boolean not null default false;
