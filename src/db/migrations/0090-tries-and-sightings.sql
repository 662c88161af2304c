-- How often somebody did what is limited, for all servers of this database together. The key is a mark that only the seal can make, so
-- that no address of the network and no mailbox stands here. Worth nothing after a crash, so it is not written to the log.
create unlogged table tries (
  mark bytea primary key,
  count integer not null,
  until timestamptz not null
);
create index tries_until on tries (until);

-- What a server saw that the operator should know of: the last time, and in what circumstances.
create table sighting (
  name text primary key,
  seen_at timestamptz not null,
  note text not null
);
