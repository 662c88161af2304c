-- The few responses that answer no question and comment on no paragraph: those that do are counted by taking these away, without reading
-- what a hundred thousand say.
create index response_saying_nothing on response (consultation_id) include (state, confidential, sector) where answered = '{}' and comments = '{}';
