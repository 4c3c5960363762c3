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
  -- What lets its reader in: taken out of the texts once the letter is on its way, and empty from then on.
  secret text,
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

create table mail_opt_out (
  email text not null,
  list text not null,
  at timestamptz not null,
  primary key (email, list)
);

-- The way out of a list that each of its letters carries: works for ever and does nothing else.
create table mail_stop (
  hash bytea primary key,
  email text not null,
  list text not null,
  made_at timestamptz not null
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
create index portal_link_email on portal_link (email);

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

-- What the customer saw (once a day for each page) and changed, for the story.
create table portal_visit (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  day date not null,
  email text not null,
  kind text not null check (kind in ('saw', 'changed')),
  what text not null,
  at timestamptz not null,
  primary key (customer_id, id)
);
create unique index portal_visit_once_a_day on portal_visit (customer_id, day, email, what) where kind = 'saw';

-- How the portal looks: a colour and a picture that were checked, never text of a style sheet.
create table portal_look (
  only_row boolean primary key default true check (only_row),
  colour char(7) not null default '#0f5c5c' check (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  logo_type text check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
  greeting text not null default ''
);
insert into portal_look default values;
