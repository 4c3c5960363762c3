-- What every part stands on: settings, people who sign in, what happened, what was tried.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema staging;

-- One row: the company's own ways of counting and writing.
create table settings (
  only_row boolean primary key default true check (only_row),
  company_name text not null default '',
  time_zone text not null default 'UTC',
  currency char(3) not null default 'EUR',
  locale text not null default 'en-GB',
  first_day_of_week smallint not null default 1 check (first_day_of_week between 1 and 7),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  instance_id uuid not null default gen_random_uuid(),
  set_up_at timestamptz
);
insert into settings default values;

-- The order in which later modules hear of it is the order of ids.
create table event (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  actor text not null,
  occurred_at timestamptz not null
);

-- Sign-in. The shape is better-auth's; the names are ours.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  role text not null default 'owner' check (role in ('owner', 'manager', 'member', 'viewer')),
  locale text,
  theme text check (theme in ('system', 'light', 'dark')),
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth_session (
  id text primary key,
  token text not null unique,
  "userId" text not null references auth_user (id) on delete cascade,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_session_user on auth_session ("userId");
create table auth_account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth_user (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_account_user on auth_account ("userId");
create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

-- A secret that was handed out: kept as a hash, bound to one purpose, claimed once.
create table token (
  hash bytea primary key,
  purpose text not null,
  subject text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table rate_limit (
  bucket text primary key,
  count integer not null,
  resets_at timestamptz not null
);

-- Who did what, from where. Rows are only ever added; each carries the hash of the one before.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null default '',
  address text not null default '',
  hash bytea not null
);

-- The first answer to a request, replayed when the same request comes again.
create table idempotency (
  caller text not null,
  key text not null,
  fingerprint bytea not null,
  body jsonb,
  created_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_age on idempotency (created_at);
