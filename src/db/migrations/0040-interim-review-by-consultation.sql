-- The facts of each consultation look for its own reviews half way.
create index interim_review_consultation on interim_review (consultation_id);
