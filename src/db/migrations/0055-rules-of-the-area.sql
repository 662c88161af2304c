-- Numbers that codes leave open, as the area's governing group adopts them. An adoption is kept for ever; the latest one of
-- each number counts, and a null value leaves it open again.

create table rule_adoption (
  id uuid primary key,
  created_at timestamptz not null default now(),
  -- The group whose decision it is, as it stood then; null where the area had named none.
  partnership_id uuid references partnership,
  decision_id uuid references decision,
  decided_on date not null,
  -- Who decided where there is no decision on record: then it is stated, not shown.
  decided_by text not null default '',
  recorded_by uuid references person,
  check (decision_id is not null or decided_by <> '')
);
create index rule_adoption_decision on rule_adoption (decision_id) where decision_id is not null;

create table rule_value (
  id uuid primary key,
  created_at timestamptz not null default now(),
  rule_adoption_id uuid not null references rule_adoption,
  rule text not null,
  value numeric,
  unique (rule_adoption_id, rule)
);
create index rule_value_rule on rule_value (rule);
