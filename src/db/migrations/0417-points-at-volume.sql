-- Of very many points, what counts them reads a narrow index and not the texts; few are outside the scope. As with responses, which words are
-- common need not be learned by reading 30,000 texts through.
create index point_marks on point (consultation_id, number) include (id, response_id, version);
create index point_off_topic on point (consultation_id) where off_topic;
alter index point_search alter column 1 set statistics 0;
