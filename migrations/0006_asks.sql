-- Asking for the next sale: who was asked, by whom, what they said, and the sale that followed.
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
  -- The action on Today that was recorded with it, so that one is undone with the other.
  action_id bigint,
  -- The sale that followed: an order, or a change of a subscription.
  sale_kind text check (sale_kind in ('order', 'upgrade', 'product', 'renewal')),
  sale_ref bigint,
  sold_on date,
  primary key (customer_id, id)
);
create index next_sale_ask_day on next_sale_ask (asked_on);

create view fact_ask as
  select customer_id, id, asked_on, answer, age_days, by_user, by_name, acted_at, sold_on
  from next_sale_ask where undone_at is null;
