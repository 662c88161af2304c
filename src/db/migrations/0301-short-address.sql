-- A short address for posters, easy to type and to say: /c/ and six signs, none of which is read for another.
alter table consultation
  add column short text not null default translate(substr(md5(gen_random_uuid()::text), 1, 6), '01', 'wx');
alter table consultation add constraint consultation_short unique (short);
