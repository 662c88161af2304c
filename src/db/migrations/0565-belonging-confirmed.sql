-- What is part of what is compared with what others say only once both bodies have said it: until then it is between those two, and a claim of
-- one keeps nobody from saying otherwise.
alter table belonging add column confirmed_on date;
update belonging set confirmed_on = said.on_day from (
  select record_id, max(given_on) as on_day from party_standing
  where matter = 'organisation.belonging' and agreed and proof = 'confirmed' group by record_id having count(*) = 2) said
  where said.record_id = belonging.id;
alter table belonging drop constraint belonging_organisation_id_daterange_excl;
alter table belonging add constraint belonging_one_at_a_time
  exclude using gist (organisation_id with =, daterange(from_day, to_day, '[]') with &&) where (undone_on is null and confirmed_on is not null)
  deferrable initially deferred;
