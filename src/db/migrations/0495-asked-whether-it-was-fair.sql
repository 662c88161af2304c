-- What a question of the Hub's own words asks: whether taking part was fair, clear and easy ('fair'), or of which target groups of the plan
-- somebody is ('groups': each choice has the id of its group as its value). '' for every other; a question whose words are changed is one.
alter table question add column asks text not null default '' check (asks in ('', 'fair', 'groups'));
create unique index question_asks_once on question (consultation_id, asks) where asks <> '';

-- What the target groups found, kept with the counts of the report and as coarse as it is told: 'more' or 'half' (half or fewer agreed), or
-- 'few' (too few answered to tell). What is withdrawn after changes nothing.
alter table consultation_report add column found_fair jsonb;
