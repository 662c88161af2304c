-- What it costs to read the words of a text, as PostgreSQL weighs it: milliseconds for a letter. Without this it read every response anew
-- wherever the words looked for stand in most of them, which took a minute for 30,000.
alter function hub_words(text) cost 100000;
alter function hub_said(jsonb, jsonb, text) cost 10000;
alter function hub_fold(text) cost 10000;

-- Responses that say something in their own words: found without reading what they say.
create function hub_speaks(chosen text[], comments jsonb, free text) returns boolean language sql immutable parallel safe strict
return free <> '' or comments <> '{}' or hub_joined(chosen) ~ '"(text|comment|other)": "x"';
create index response_speaking on response (consultation_id, reference) include (id, state, confidential)
  where hub_speaks(chosen, comments, free_text);
