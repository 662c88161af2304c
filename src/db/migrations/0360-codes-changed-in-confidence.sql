-- Whether what became of a code names one that had been given only to what was said in confidence: that is told to whoever may read it. Of
-- what became of codes before, nobody knows any more.
alter table codebook_change add column in_confidence boolean not null default true;
alter table codebook_change alter column in_confidence drop default;
