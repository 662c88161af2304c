-- Links of the tables that came with editions, parties and the area's rules, which are followed from their other end.
create index on consultation_edition (code_id);
create index on edition_answer (organisation_id);
create index on edition_notice (organisation_id);
create index on party_answer (file_id);
create index on party_link (person_id);
create index on rule_adoption (partnership_id);
