-- A mailbox that had several mails on one day for which nobody has shown that it is theirs gets the rest in one, from this moment on.
alter table respondent_contact add column acknowledge_after timestamptz;
-- When mail to this contact was given up: the mailbox does not exist, or did not take it for too long.
alter table respondent_contact add column came_back_at timestamptz;
