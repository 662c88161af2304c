-- What was answered to whoever asked for confidence is mailed by an opening of its own. As an acknowledgement it would take the place of that.
alter table seal_opening drop constraint seal_opening_purpose_check;
alter table seal_opening add constraint seal_opening_purpose_check check (purpose in
  ('acknowledge', 'feedback', 'copy-to-respondent', 'ask-back', 'subject-access', 'erasure', 'check-keying', 'confidence'));
