-- What anybody can read of records that bear no day of their change: a short mark of each field as it was last seen, and the day on which
-- it was seen to be another. A record without a day stood there before anybody looked.
create table noticed_record (
  id uuid primary key,
  created_at timestamptz not null default now(),
  resource text not null,
  -- Empty: this kind of record was looked at, from the day on which this row was made.
  record_id text not null,
  marks jsonb not null,
  changed_on date,
  -- The fields that were others then; none where the record was new.
  changed text[] not null default '{}',
  unique (resource, record_id)
);
