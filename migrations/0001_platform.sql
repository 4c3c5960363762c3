-- What every module uses: settings, people who sign in, events, tokens, limits, the audit log, keys and mail.

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

-- Keys of programs: kept as a hash, shown once, refused from the moment they are revoked.
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

-- Mail is written in the transaction that causes it and sent by a job; without a mail server it stays here, to be read.
create table mail (
  id bigint generated always as identity primary key,
  message_id text not null unique,
  -- What it is: 'portal link', 'progress' …; mail that may be unsubscribed from carries the list's name.
  kind text not null,
  list text,
  customer_id bigint,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  headers jsonb not null default '{}',
  -- What lets its reader in: removed from the texts once the mail is sent, and until when it works.
  secret text,
  secret_until timestamptz,
  state text not null check (state in ('waiting', 'sending', 'sent', 'kept', 'failed', 'dropped')),
  tries integer not null default 0,
  -- While it waits: not before. While it is being sent: since when.
  due_at timestamptz not null,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_due on mail (due_at) where state in ('waiting', 'sending');
create index mail_of_customer on mail (customer_id, id);
-- Few mails failed or wait among very many that were sent: without this the whole table is read to find them.
create index mail_of_state on mail (state, id);
-- The text of a sent mail is deleted after a while; that it was sent, to whom and when, stays.
create index mail_text on mail (coalesce(sent_at, created_at)) where state in ('sent', 'dropped') and body_text <> '';
create index mail_secret on mail (secret_until) where secret <> '';

create table mail_opt_out (
  email text not null,
  list text not null,
  at timestamptz not null,
  primary key (email, list)
);

-- The unsubscribe link that each mail of a list carries: works for ever and does nothing else.
create table mail_unsubscribe_link (
  hash bytea primary key,
  email text not null,
  list text not null,
  created_at timestamptz not null
);

-- What later modules read.
create view fact_settings as select company_name, time_zone, currency, locale, first_day_of_week from settings;
create view fact_person as select id, name from auth_user;
create view fact_mail_opt_out as select email, list from mail_opt_out;
