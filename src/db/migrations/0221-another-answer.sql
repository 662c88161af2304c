-- "other" stands for an answer in words of one's own; the equality questions used it for a choice, and a form with them could not be published.
update question set settings = jsonb_set(settings, '{options}', (
  select jsonb_agg(case when each ->> 'value' = 'other' then each || '{"value": "another"}' else each end order by place)
  from jsonb_array_elements(settings -> 'options') with ordinality list(each, place)))
where about_you and type = 'single-choice' and settings -> 'options' @> '[{"value": "other"}]';
