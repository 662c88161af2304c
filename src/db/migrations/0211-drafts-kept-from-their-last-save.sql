-- Until when a draft is kept follows from the close as it stands and from when it was saved last: no day is kept that a new close, or
-- another save, would leave behind.
alter table response_draft add column saved_at timestamptz;
update response_draft set saved_at = created_at;
alter table response_draft
  alter column saved_at set not null,
  drop column expires_at;
