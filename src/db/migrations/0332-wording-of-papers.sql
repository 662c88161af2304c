-- How hard a paper is to read, as it was measured when it was brought; null where its file could not be read as text. Its long
-- words, those used most first, and what somebody wrote to explain words that not everybody knows.
alter table paper
  add column reading_age numeric(4, 1) check (reading_age between 5 and 25),
  add column long_words text[] not null default '{}',
  add column explained text not null default '';
