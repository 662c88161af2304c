-- Whether somebody said that they posted a letter of thanks: nothing in the Hub shows it. What was thanked by the Hub's own mail was opened for it.
alter table respondent_contact add column acknowledged_by_letter boolean not null default false;
update respondent_contact k set acknowledged_by_letter = true
  from response r
  where r.id = k.response_id and r.channel <> 'online' and k.acknowledged_at is not null
    and not exists (select from seal_opening s where s.respondent_contact_id = k.id and s.purpose = 'acknowledge' and s.opened_by_label = 'system');
