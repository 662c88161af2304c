-- A sign-off of the yearly review binds what it says: it lapses where that changes, and stays on record as lapsed.
alter table compact_review_sign_off
  add column lapsed_on date check (lapsed_on >= signed_on),
  drop constraint compact_review_sign_off_compact_review_id_side_key;
create unique index compact_review_sign_off_stands on compact_review_sign_off (compact_review_id, side) where lapsed_on is null;
create index compact_review_sign_off_review on compact_review_sign_off (compact_review_id);

-- What a side answered before is kept, with who gave it and when another answer took its place.
alter table compact_review_score
  add column replaced_at timestamptz,
  drop constraint compact_review_score_compact_review_id_side_key;
create unique index compact_review_score_stands on compact_review_score (compact_review_id, side) where replaced_at is null;
create index compact_review_score_review on compact_review_score (compact_review_id);
