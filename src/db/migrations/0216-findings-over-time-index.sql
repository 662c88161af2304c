-- Which demands were ever recorded under which editions is found from the index alone.
create index finding_spell_pair on finding_spell (demand_id, edition_set_id);
drop index finding_spell_demand;
