-- What those who must confirm a decision said, one by one, as it was noted for them. A later word stands in the place of an earlier one beside it.
-- Partners are asked themselves, and a board above says it by its own decision: neither stands here.
create table decision_confirmation (
  id uuid primary key,
  created_at timestamptz not null default now(),
  decision_id uuid not null references decision,
  -- As the decision names it; '' where it says only that somebody must.
  who text not null,
  confirmed boolean not null,
  said_on date not null,
  -- Who said it there, and how.
  note text not null default '',
  -- Who noted it; null for what was noted before each was noted by itself.
  recorded_by uuid references person
);
create index decision_confirmation_decision on decision_confirmation (decision_id);
create index decision_confirmation_recorded_by on decision_confirmation (recorded_by);

-- One day and one line stood for everybody who had to confirm, but for the board above.
insert into decision_confirmation (id, decision_id, who, confirmed, said_on, note)
select gen_random_uuid(), d.id, each.who, true, d.confirmed_on, d.confirmation_note
from decision d cross join lateral (
  select who from unnest(case when d.must_confirm = '{}' then array[''] else d.must_confirm end) with ordinality one(who, at)
  where d.needs_board_id is null or d.board_agreed is null or at < cardinality(d.must_confirm)) each
where d.confirmed_on is not null;
