-- Letters are written down in the transaction that causes them and sent by a job; without SMTP they stay here, to be read.
create table mail (
  id bigint generated always as identity primary key,
  message_id text not null unique,
  -- What it is: 'portal link', 'progress' …; letters that may be opted out of carry the list's name.
  kind text not null,
  list text,
  customer_id bigint,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  headers jsonb not null default '{}',
  state text not null check (state in ('waiting', 'sent', 'kept', 'failed', 'dropped')),
  tries integer not null default 0,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_waiting on mail (id) where state = 'waiting';
create index mail_of_customer on mail (customer_id, id);

create table mail_opt_out (
  email text not null,
  list text not null,
  at timestamptz not null,
  primary key (email, list)
);

-- The customer's own door. A link leads in once and makes a session; both end, and both can be revoked.
create table portal_link (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  contact_id bigint,
  email text not null,
  hash bytea not null unique,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (customer_id, id)
);
create table portal_session (
  hash bytea primary key,
  customer_id bigint not null references customer (id) on delete cascade,
  link_id bigint not null,
  contact_id bigint,
  email text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index portal_session_customer on portal_session (customer_id);

-- What the customer saw and changed, for the story.
create table portal_visit (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  day date not null,
  email text not null,
  what text not null,
  at timestamptz not null,
  primary key (customer_id, id)
);

-- How the portal looks: a colour and a picture that were checked, never text of a style sheet.
create table portal_look (
  only_row boolean primary key default true check (only_row),
  colour char(7) not null default '#0f5c5c' check (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  logo_type text check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
  greeting text not null default ''
);
insert into portal_look default values;
