-- Sets of editions are followed from the findings judged by them.
create index on finding (edition_set_id);
create index on finding_now (edition_set_id);
