-- The addresses of people who asked to be told are sealed like those of respondents, and are found again by a keyed mark. The
-- database has no key: what stands in clear is sealed at the next start, before anything is served.
alter table interest rename column email to unsealed_email;
alter table interest
  add column sealed bytea,
  add column email_mark bytea,
  add column kept_until date,
  add column asked_again_on date,
  add column forgotten_at timestamptz,
  drop constraint interest_check,
  add constraint interest_of_somebody check (person_id is not null or organisation_id is not null
    or unsealed_email is not null or email_mark is not null or forgotten_at is not null);
drop index interest_email;
create index interest_email_mark on interest (email_mark) where email_mark is not null;
-- What is there has its last day as well.
update interest set kept_until = case
    when confirmed_at is null or ended_at is not null then current_date + 30
    when consultation_id is null and wants <> 'not-at-all' then (current_date + interval '24 months')::date end
  where unsealed_email is not null;
