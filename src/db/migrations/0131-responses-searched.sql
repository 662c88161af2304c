-- What a response says, found by its words as names are, and folding that is quick enough for long texts. The long table of letters is
-- gone through only where a letter may stand in it; nothing folds to anything else than before, so the indexes stay as they are.
alter function hub_fold(text) rename to hub_fold_by_table;

-- Without marks above and below letters, and without apostrophes.
create function hub_bare(words text) returns text language sql immutable parallel safe strict
return regexp_replace(regexp_replace(normalize(replace(words, U&'\00B4', ''), NFKD),
  '[''`\u00ad\u02b9-\u02bd\u0640\u200b-\u200d\u2018-\u201b\u2032-\u2037\u2060\ufe00-\ufe0f\ufeff]', '', 'g'),
  '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g');

create function hub_fold(words text) returns text language sql immutable parallel safe strict
return case when words !~ '[^\u0001-\u007f]'
  then btrim(regexp_replace(lower(translate(words, '''`', '') collate "C"), '[^a-z0-9]+', ' ', 'g'))
  else (select case when bare !~ '[^\u0001-\u007f]' then btrim(regexp_replace(lower(bare collate "C"), '[^a-z0-9]+', ' ', 'g'))
    -- Scripts without capitals, such as Arabic, Gujarati or Chinese.
    when bare !~ '[\u0080-\u05ff\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1fff\u2100-\u218f\u2c00-\u2dff\ua640-\uabff\ufb00-\ufb1f\uff20-\uff5f\U00010000-\U0010ffff]'
    then btrim(regexp_replace(lower(bare collate "C"),
      '[\u0001-/:-@\[-`{-\u00bf\u00d7\u00f7\u02c2-\u02df\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u303f\u30fb\ufe30-\ufe6f\uff01-\uff0f\ufff9-\uffff]+', ' ', 'g'))
    else hub_fold_by_table(words) end from (select hub_bare(words) as bare) made) end;

-- Words with other than plain letters are folded apart from the rest: their order means nothing here.
create or replace function hub_words(words text) returns tsvector language sql immutable parallel safe strict
return (select array_to_tsvector(coalesce(array_agg(distinct left(word, 60)), '{}'))
  from (select unnest(string_to_array(hub_fold(string_agg(distinct word, ' ')), ' ')) as word
    from unnest(string_to_array(words, ' ')) word group by case when word !~ '[^\u0001-\u007f]' then 0 when hub_bare(word) !~ '[^\u0001-\u007f]' then 1 else 2 end) folded
  where word <> '');

create or replace function hub_order(name text) returns text language sql immutable parallel safe strict
return left(hub_fold(name), 100);

-- The words of one's own stand in three parts of an answer; see `hub_chosen`.
create function hub_said(answers jsonb, comments jsonb, free text) returns text language sql immutable parallel safe strict
return free || ' ' || coalesce((select string_agg(part.value, ' ')
    from jsonb_each(answers) answer, jsonb_each_text(case when jsonb_typeof(answer.value) = 'object' then answer.value else '{}' end) part
    where part.key in ('text', 'comment', 'other')), '')
  || ' ' || coalesce((select string_agg(comment.value, ' ') from jsonb_each_text(comments) comment), '');

create index response_search on response using gin (hub_words(reference || ' ' || hub_said(answers, comments, free_text)));
