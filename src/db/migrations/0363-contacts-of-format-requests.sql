-- How to reach whoever asked for another format of a consultation has a last day too, as that of a code has.
alter table format_request
  alter column sealed_contact drop not null,
  add column forgotten_at timestamptz;
