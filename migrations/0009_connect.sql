-- Interfaces to other systems: imported files.

create table import (
  id bigint generated always as identity primary key,
  -- What the file contains: a name in the table of kinds.
  kind text not null,
  source text not null,
  filename text not null,
  -- where the bytes lie while the import is not finished
  path text not null,
  bytes bigint not null,
  sha256 bytea,
  -- uploaded → staging → staged → applying → applied → undone; or failed
  status text not null check (status in ('uploaded', 'staging', 'staged', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  plan jsonb not null,
  phase text not null default '',
  rows_read bigint not null default 0,
  bytes_read bigint not null default 0,
  started_at timestamptz,
  heartbeat_at timestamptz,
  counts jsonb,
  error text,
  created_by text not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz
);
create index import_recent on import (created_at desc);
