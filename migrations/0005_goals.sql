-- What customers want to reach, and the numbers by which both sides see how far they are.
create table metric (
  id integer generated always as identity primary key,
  name text not null,
  unit text not null check (unit in ('number', 'percent', 'money', 'duration', 'count')),
  direction text not null check (direction in ('up', 'down')),
  -- By the team, by the customer, over the API, from a file, or computed from what is tracked.
  source text not null check (source in ('team', 'customer', 'api', 'file', 'computed')),
  -- How it is computed: { kind, event, property, over, days }.
  computation jsonb,
  -- The name by which programs report readings of it.
  key text unique,
  -- The last day for which it has been computed for every customer.
  computed_on date,
  created_at timestamptz not null,
  archived_at timestamptz
);

-- A file of readings, so that it can be undone as a whole. Its id is that of the import.
create table reading_batch (
  id bigint primary key,
  filename text not null,
  counts jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  undone_at timestamptz
);

-- Corrected by another reading, never overwritten.
create table reading (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  metric_id integer not null references metric (id),
  value double precision not null,
  at timestamptz not null,
  source text not null,
  source_id text not null,
  reported_by text not null,
  recorded_at timestamptz not null,
  -- The reading that this one corrects.
  corrects bigint,
  disputed_at timestamptz,
  disputed_by text,
  dispute text,
  settled_at timestamptz,
  settled_by text,
  -- The reply that settled the dispute.
  answer text,
  -- The files that it came in; none: it was recorded by itself, and no undo of a file takes it away.
  batch_ids bigint[] not null default '{}',
  primary key (customer_id, id)
);
create unique index reading_once on reading (customer_id, metric_id, source, source_id);
create index reading_of on reading (customer_id, metric_id, at);
create index reading_corrects on reading (customer_id, corrects) where corrects is not null;
create index reading_batch_of on reading using gin (batch_ids) where batch_ids <> '{}';

create table goal (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  -- In the customer's own words.
  outcome text not null,
  metric_id integer not null references metric (id),
  baseline double precision not null,
  -- From the day it was agreed the baseline stands.
  agreed_on date,
  target double precision not null,
  starts_on date not null,
  due_on date not null,
  team_owner text,
  customer_owner bigint,
  -- The template it was made from.
  template text,
  -- A person's word over the computed status.
  override_status text check (override_status in ('planned', 'on_track', 'at_risk', 'reached', 'dropped')),
  override_reason text,
  override_by text,
  override_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  primary key (customer_id, id)
);
create index goal_due on goal (due_on, customer_id, id);
create index goal_metric on goal (metric_id);

-- What follows from a goal and its readings as of the last refresh.
create table goal_standing (
  customer_id bigint not null,
  goal_id bigint not null,
  status text not null,
  progress double precision,
  expected double precision,
  latest double precision,
  latest_at timestamptz,
  readings integer not null,
  reached_on date,
  as_of date not null,
  primary key (customer_id, goal_id),
  foreign key (customer_id, goal_id) references goal (customer_id, id) on delete cascade
);
create index goal_standing_status on goal_standing (status, customer_id);
create index goal_standing_as_of on goal_standing (as_of);

create table milestone (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  goal_id bigint not null,
  title text not null,
  due_on date,
  reached_on date,
  primary key (customer_id, id),
  foreign key (customer_id, goal_id) references goal (customer_id, id) on delete cascade
);
create index milestone_goal on milestone (customer_id, goal_id);

create table goal_comment (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  goal_id bigint not null,
  body text not null,
  side text not null check (side in ('team', 'customer')),
  author text not null,
  written_at timestamptz not null,
  deleted_at timestamptz,
  primary key (customer_id, id),
  foreign key (customer_id, goal_id) references goal (customer_id, id) on delete cascade
);
create index goal_comment_goal on goal_comment (customer_id, goal_id);

-- The monthly email about a customer's progress, once for each month.
create table progress_email (
  customer_id bigint not null references customer (id) on delete cascade,
  month date not null,
  queued_at timestamptz not null,
  primary key (customer_id, month)
);

create table progress_email_settings (
  only_row boolean primary key default true check (only_row),
  is_enabled boolean not null default true
);
insert into progress_email_settings default values;

-- What progress is measured by: neither corrected by another reading nor disputed and not yet settled.
create view counted_reading as
  select r.* from reading r
  where (r.disputed_at is null or r.settled_at is not null)
    and not exists (select 1 from reading c where c.customer_id = r.customer_id and c.corrects = r.id);
create view fact_goal as
  select g.customer_id, g.id as goal_id, g.outcome, g.metric_id, g.starts_on, g.due_on, s.status, s.progress, s.expected,
         s.readings, s.reached_on, s.latest_at
  from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id;
