-- Since when a version was in force: a meeting is judged by the terms of its own day, whatever took their place since. A
-- version that was replaced before this was kept does not say whether it was ever in force, and is not taken for one that was.
alter table document_version add column in_force_from date;
update document_version set in_force_from = coalesce(dated, created_at::date) where status = 'in-force';
