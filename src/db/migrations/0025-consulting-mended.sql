-- A scan shows who wrote, so it is sealed like a contact: opening one is written down beside the openings of contacts.
alter table seal_opening alter column respondent_contact_id drop not null;
alter table seal_opening add column scan_of uuid references response;
alter table seal_opening add check (num_nonnulls(respondent_contact_id, scan_of) = 1);
alter table seal_opening drop constraint seal_opening_purpose_check;
alter table seal_opening add constraint seal_opening_purpose_check check (purpose in
  ('acknowledge', 'feedback', 'copy-to-respondent', 'ask-back', 'subject-access', 'erasure', 'check-keying'));
create index seal_opening_scan on seal_opening (scan_of) where scan_of is not null;

-- What a point says in the review group's own words, for the register where the respondent's own may not be published.
alter table point add column gist text not null default '';

-- A wording put right after publication: what was asked is kept, and everybody may read what changed and why.
create table question_correction (
  id uuid primary key,
  created_at timestamptz not null default now(),
  question_id uuid not null references question,
  text_before text not null,
  text_after text not null,
  note text not null check (note <> ''),
  corrected_by uuid references person,
  check (text_before <> text_after)
);
create index question_correction_question on question_correction (question_id);
