-- The terms of reference are the one place where the rules of a partnership stand. What was written beside them waits,
-- topic by topic, to be put into their next version.
alter table partnership add column terms_wording jsonb not null default '{}';
update partnership set terms_wording = (
  select coalesce(jsonb_object_agg(topic, text), '{}') from (values
    ('membership', selection_process), ('voting', voting_rights), ('authority', decision_authority),
    ('accountability', accountability), ('conflicts', conflict_procedure), ('disputes', dispute_procedure)
  ) written (topic, text) where trim(text) <> '');
alter table partnership
  drop column selection_process, drop column voting_rights, drop column decision_authority,
  drop column accountability, drop column conflict_procedure, drop column dispute_procedure;
