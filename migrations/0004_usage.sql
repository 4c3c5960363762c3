-- What customers do in the product. An event is received into an inbox and is durable there; it is processed a moment
-- later, set by set: to which customer it belongs, and what it adds to their days.
create table usage_settings (
  only_row boolean primary key default true check (only_row),
  -- Any identify, page, screen or track makes a day with a log-in; otherwise only the names do.
  any_event_is_login boolean not null default true,
  login_names text[] not null default '{Logged In,Signed In}',
  key_names text[] not null default '{}',
  failed_names text[] not null default '{Payment Failed,Invoice Payment Failed}',
  keep_months smallint not null default 13 check (keep_months between 1 and 120),
  -- What was received before this is no longer kept event by event.
  expired_before timestamptz
);
insert into usage_settings default values;

-- Every message counts once; its id is remembered for as long as its event is kept.
create table usage_message (
  message_id text primary key,
  received_at timestamptz not null
);
create index usage_message_age on usage_message using brin (received_at);

create table usage_inbox (
  id bigint generated always as identity primary key,
  message_id text not null,
  kind text not null check (kind in ('identify', 'group', 'track', 'page', 'screen', 'alias')),
  name text,
  user_ref text,
  anonymous_id text,
  group_ref text,
  -- The id that an alias names as the earlier one.
  previous_ref text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  -- Properties of what was done, or traits of who did it.
  properties jsonb
);

-- Who was behind an anonymous visitor: whoever was identified with it first.
create table usage_visitor (
  anonymous_id text primary key,
  user_ref text not null,
  since timestamptz not null
);
create index usage_visitor_user on usage_visitor (user_ref);

-- To which groups users belong, and from when. A group call counts more than an event that names a group in passing,
-- of which the earliest is kept.
create table usage_member (
  user_ref text not null,
  is_explicit boolean not null,
  since timestamptz not null,
  group_ref text not null,
  primary key (user_ref, is_explicit, since, group_ref)
);
create unique index usage_member_in_passing on usage_member (user_ref) where not is_explicit;

create table usage_name (
  name text primary key,
  events bigint not null,
  last_day date not null
);

-- Customer 0: nobody known yet.
create table usage_event (
  customer_id bigint not null,
  id bigint not null,
  contact_id bigint not null,
  message_id text not null,
  kind text not null,
  name text,
  user_ref text,
  anonymous_id text,
  group_ref text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  properties jsonb,
  primary key (customer_id, id)
);
create index usage_event_named on usage_event (customer_id, name, occurred_at);
create index usage_event_user on usage_event (user_ref, occurred_at);
create index usage_event_visitor on usage_event (anonymous_id, customer_id) where user_ref is null;
create index usage_event_age on usage_event using brin (received_at);

-- Kept for good. The day is one of the company's calendar.
create table usage_day (
  customer_id bigint not null,
  contact_id bigint not null,
  day date not null,
  events integer not null,
  -- Log-ins by name, and whether the day counts as one with a log-in.
  logins integer not null,
  is_login boolean not null,
  key_actions integer not null,
  failures integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (customer_id, contact_id, day)
);

-- What follows from the days of one customer: days with a log-in, and the longest silence that ended in one.
create table usage_standing (
  customer_id bigint primary key,
  first_day date not null,
  last_day date not null,
  login_days integer not null,
  longest_gap integer not null
);

create view fact_usage as select customer_id, first_day, last_day, login_days, longest_gap from usage_standing;
create view fact_usage_day as
  select customer_id, contact_id, day, events, logins, is_login, key_actions, failures from usage_day;
-- Single events of known customers.
create view fact_event as
  select customer_id, contact_id, name, kind, occurred_at, properties from usage_event where customer_id <> 0;
