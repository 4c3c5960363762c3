-- Keys that programs show at a door: kept as a hash, shown once, refused from the moment they are revoked.

create table api_key (
  id bigint generated always as identity primary key,
  name text not null,
  hash bytea not null unique,
  -- The first letters, by which people tell their keys apart.
  hint text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
