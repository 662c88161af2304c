-- The record of changes is read day by day: within a day what respondents did stands in no order of time.
create index audit_entry_created on audit_entry (created_at);
