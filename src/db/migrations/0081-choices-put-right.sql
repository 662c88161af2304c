-- A slip in a choice is put right after publication as one in the wording is: with a public note of how it read before.
alter table question_correction add column choices jsonb;
alter table question_correction drop constraint question_correction_check;
alter table question_correction add check (text_before <> text_after or jsonb_array_length(choices) > 0);
