-- What a translation said before, once it could be read: changed after publication it is told, as the wording of a question is.
-- `first_offered_on` stays when the offer is taken back, so that nothing is changed unseen between two offers.
alter table consultation_language add column first_offered_on date;
update consultation_language set first_offered_on = offered_on;
create table consultation_rewording (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null,
  language text not null,
  at text not null,
  words_before text not null,
  words_after text not null,
  foreign key (consultation_id, language) references consultation_language (consultation_id, language)
);
create index consultation_rewording_of on consultation_rewording (consultation_id, language);
