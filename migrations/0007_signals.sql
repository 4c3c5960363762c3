-- Dated, explained facts of risk or opportunity about one customer, and what people did about them.

create table signal_settings (
  only_row boolean primary key default true check (only_row),
  quiet_days smallint not null default 7 check (quiet_days between 1 and 90),
  -- An order is overdue after so many times the usual gap, for a typical customer.
  overdue_times real not null default 3 check (overdue_times between 1 and 10),
  start_days smallint not null default 7 check (start_days between 1 and 90),
  drop_share real not null default 0.5 check (drop_share between 0.1 and 0.9),
  -- Success from which a customer is asked for the next sale.
  success_level smallint not null default 60 check (success_level between 1 and 100)
);
insert into signal_settings default values;

create table signal (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null,
  reason text not null,
  -- The day from which it holds; another day is another spell.
  since date not null,
  strength real not null,
  -- The place in the list: how much it says, and of how much worth the customer is.
  rank real not null,
  evidence jsonb not null,
  opened_on date not null,
  updated_at timestamptz not null,
  ended_on date,
  addressed_at timestamptz,
  addressed_by text,
  code text,
  comment text,
  snoozed_until date,
  assignee text,
  primary key (customer_id, id)
);
create unique index signal_open on signal (customer_id, kind, reason) where ended_on is null;
-- What waits for people: the list is walked by rank, and counted without looking at the rows themselves.
create index signal_waiting on signal (rank desc, customer_id, id) include (kind, snoozed_until, assignee)
  where ended_on is null and addressed_at is null;
create index signal_assigned on signal (assignee, rank desc, customer_id, id)
  where ended_on is null and addressed_at is null and assignee is not null;
create index signal_opened on signal (opened_on);
create index signal_ended on signal (ended_on) where ended_on is not null;
create index signal_addressed on signal (addressed_at) where addressed_at is not null;

-- The day of which the signals are, and the baseline that they are detected by until the next nightly run.
create table signal_baseline (
  only_row boolean primary key default true check (only_row),
  -- The day for which every customer's signals were detected; null: not yet.
  detected_on date,
  -- Settings request a run over all customers; each run covers all requests from before it began.
  requested_runs bigint not null default 0,
  completed_runs bigint not null default 0,
  fitted_at timestamptz,
  -- how often customers log in and order
  typical jsonb,
  peers jsonb,
  -- How all customers of one age use and buy.
  same_age jsonb,
  average_total double precision not null default 0,
  tracking_since date
);
insert into signal_baseline default values;

-- Customers whose facts came in bulk: their signals are refreshed a moment later. Rows are only ever added and taken, so
-- that no writer waits for another, and one that is added while its customer is being refreshed stays.
create table signal_queue (
  customer_id bigint not null,
  id bigint generated always as identity,
  primary key (customer_id, id)
);

-- Why a signal came: the reasons that the team may choose from.
create table signal_code (
  code text primary key,
  label text not null,
  position integer not null,
  retired_at timestamptz
);
insert into signal_code (code, label, position) values
  ('bug', 'Ran into a bug', 1),
  ('unclear', 'Did not know how to go on', 2),
  ('missing', 'Something they need is missing', 3),
  ('holiday', 'On holiday', 4),
  ('champion_left', 'The champion left', 5),
  ('season', 'Out of season', 6),
  ('price', 'Price', 7),
  ('competitor', 'Uses something else', 8),
  ('closed', 'Closed or sold the business', 9),
  ('false_alarm', 'False alarm', 10);

-- What people did on Today, so that it can be undone.
create table signal_action (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  signal_ids bigint[] not null,
  -- The group of Today in which the line stood.
  line_group text not null,
  action text not null check (action in ('addressed', 'snoozed', 'assigned', 'called', 'noted')),
  -- Code and comment, until when, to whom.
  details jsonb not null,
  -- The signals' own fields as they were.
  before jsonb not null,
  note_id bigint,
  by_user text not null,
  by_name text not null,
  acted_at timestamptz not null,
  undone_at timestamptz,
  primary key (customer_id, id)
);
create index signal_action_day on signal_action (by_user, acted_at);

-- How many lines a person wants to see on a day.
create table signal_limit (
  user_id text primary key references auth_user (id) on delete cascade,
  lines smallint not null check (lines between 1 and 200)
);

-- A person's list of a day: whom it showed, in their order, and in which section each stands. It stays all day, in every
-- browser; the next day it is replaced.
create table signal_list (
  user_id text primary key references auth_user (id) on delete cascade,
  day date not null,
  customers bigint[] not null,
  sections text[] not null,
  check (cardinality(customers) = cardinality(sections))
);

-- How often each kind was right, as last counted.
create table signal_record (
  kind text primary key,
  counted_on date not null,
  record jsonb not null
);

-- How often each kind would have been right in the past, from a replay; imports request one.
create table signal_replay (
  only_row boolean primary key default true check (only_row),
  requested bigint not null default 0,
  completed bigint not null default 0,
  -- The period, the customers and the records by kind; null: nothing was replayed.
  past jsonb
);
insert into signal_replay default values;

-- A person's own judgement, kept apart from what is computed: 1 (badly) to 5 (very well).
create table judgement (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  level smallint not null check (level between 1 and 5),
  reason text not null,
  author text not null,
  judged_at timestamptz not null,
  primary key (customer_id, id)
);
