-- What customers pay again and again. Changes are facts, told once by (source, source_id); what follows from them is
-- made anew for the customers they touch.

create table subscription_change (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  source text not null,
  source_id text not null,
  -- What the source calls the subscription; a customer may have several.
  subscription text not null,
  kind text not null check (kind in ('started', 'renewed', 'upgraded', 'downgraded', 'paused', 'resumed', 'cancelled')),
  occurred_on date not null,
  product_id integer,
  -- What it brings a month from now on, in minor units of its currency; null: as much as before. While it is paused
  -- and after its end it brings nothing.
  monthly bigint check (monthly >= 0),
  currency char(3),
  term_months smallint check (term_months between 1 and 120),
  renews_on date,
  reason text,
  -- The imports that told it; none: it was told one by one, and no undoing of an import takes it away.
  batch_ids bigint[] not null default '{}',
  told_at timestamptz not null,
  primary key (customer_id, id)
);
create unique index subscription_change_told on subscription_change (source, source_id, customer_id);

-- As they stand today.
create table subscription (
  customer_id bigint not null,
  subscription text not null,
  source text not null,
  product_id integer,
  state text not null check (state in ('active', 'paused', 'cancelled')),
  -- In minor units of the company's currency; null: there is no rate, or nobody has told.
  monthly bigint,
  started_on date not null,
  ended_on date,
  renews_on date,
  reason text,
  primary key (customer_id, source, subscription)
);
create index subscription_renewal on subscription (renews_on) where state = 'active';

-- What moved the recurring revenue of a customer in a month; only one of the movements is not nothing.
create table revenue_movement (
  customer_id bigint not null,
  month date not null,
  -- The customer's first month with recurring revenue.
  cohort date not null,
  before bigint not null,
  after bigint not null,
  kind text not null check (kind in ('new', 'expansion', 'contraction', 'churn', 'return')),
  primary key (customer_id, month)
);

create view fact_subscription as
  select customer_id, subscription, product_id, state, monthly, started_on, ended_on, renews_on from subscription;
create view fact_movement as select customer_id, month, cohort, before, after, kind from revenue_movement;
create view fact_subscription_change as
  select customer_id, id, subscription, kind, occurred_on, product_id, monthly, currency from subscription_change;
