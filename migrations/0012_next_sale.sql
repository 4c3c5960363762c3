-- Asking for the next sale: who was asked, by whom, what was said, and what came of it.
create table next_sale_ask (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  asked_on date not null,
  answer text not null check (answer in ('asked', 'not_now', 'no')),
  reason text not null default '',
  -- What was offered, as a product, and how old the customer was in days.
  product_id integer,
  age_days integer not null,
  success real,
  by_user text not null,
  by_name text not null,
  acted_at timestamptz not null,
  undone_at timestamptz,
  -- What was done with it on Today, so that one is taken back with the other.
  action_id bigint,
  -- The sale that came of it: an order, or a change of a subscription.
  sale_kind text check (sale_kind in ('order', 'upgrade', 'product', 'renewal')),
  sale_ref bigint,
  sold_on date,
  primary key (customer_id, id)
);
create index next_sale_ask_open on next_sale_ask (customer_id, asked_on) where sold_on is null and undone_at is null;
create index next_sale_ask_day on next_sale_ask (asked_on);

create view fact_ask as
  select customer_id, id, asked_on, answer, age_days, by_user, by_name, acted_at, sold_on
  from next_sale_ask where undone_at is null;

-- What may come of an ask: a purchase, or more of a subscription. A term of a month renews by itself and is no sale.
create view fact_sale as
  select customer_id, 'order'::text as kind, order_id as ref, day, nth from fact_purchase
  union all
  select customer_id, case kind when 'upgraded' then 'upgrade' when 'started' then 'product' else 'renewal' end, id,
         occurred_on, null
  from (
    select customer_id, id, kind, occurred_on,
           occurred_on - max(occurred_on) filter (where kind in ('started', 'renewed')) over (
             partition by customer_id, subscription order by occurred_on, id
             rows between unbounded preceding and 1 preceding
           ) as term_days
    from fact_subscription_change
  ) change
  where kind in ('upgraded', 'started') or (kind = 'renewed' and coalesce(term_days, 80) >= 80);

-- The products of a purchase, for what is bought after what.
create view fact_sold as
  select p.customer_id, p.nth, p.day, l.product_id
  from purchase p
  join sales_order o on o.customer_id = p.customer_id and o.id = p.order_id
  cross join lateral unnest(o.product_ids) l (product_id);

-- What customers who bought the one bought next, as counted last: n of all who came back after it.
create table next_product (
  product_id integer not null,
  next_id integer not null,
  customers integer not null,
  came_back integer not null,
  primary key (product_id, next_id)
);
create table next_product_state (
  only_row boolean primary key default true check (only_row),
  counted_on date,
  -- Imports ask for a new count; each count answers all that were asked before it began.
  asked bigint not null default 0,
  answered bigint not null default 0
);
insert into next_product_state default values;

-- Success from which a customer is asked, and how all customers of one age use and buy.
alter table signal_settings
  add column success_level smallint not null default 60 check (success_level between 1 and 100);
alter table signal_state add column same_age jsonb;
update signal_state set settled_on = null;
