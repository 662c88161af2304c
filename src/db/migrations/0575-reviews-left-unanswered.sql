-- Both sides are asked for their answers by a day. A review that one of them leaves unanswered is closed without, with a public reason.
alter table compact_review
  add column answer_by date,
  add column closed_without text[] not null default '{}'
    check (closed_without <@ '{score-public,score-sector,score-joint,sign-public,sign-sector}'::text[]),
  add column closed_because text not null default '',
  add check (closed_without = '{}' or closed_because <> '');
update compact_review set answer_by = opened_on + 28 where closed_on is null;
