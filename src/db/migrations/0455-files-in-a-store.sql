-- Files may be kept in a store beside the database. What is kept there is named here; what no row names any more is taken away later.
alter table stored_file
  add column kept_as text unique,
  -- False in a restored copy: what is there belongs to the installation that it was copied from.
  add column kept_own boolean not null default true;

create table store_leftover (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  kept_as text not null
);

create function leave_in_store() returns trigger language plpgsql as $$
begin
  if old.kept_own then insert into store_leftover (kept_as) values (old.kept_as); end if;
  return null;
end $$;
create trigger stored_file_deleted after delete on stored_file for each row when (old.kept_as is not null) execute function leave_in_store();
create trigger stored_file_moved after update of kept_as on stored_file for each row
  when (old.kept_as is not null and old.kept_as is distinct from new.kept_as) execute function leave_in_store();
create index stored_file_in_database on stored_file (id) where kept_as is null and visibility <> 'sealed';
