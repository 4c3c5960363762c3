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
  -- The sale that came of it: an order, or a change of a subscription.
  sale_kind text check (sale_kind in ('order', 'upgrade', 'product', 'renewal')),
  sale_ref bigint,
  sold_on date,
  primary key (customer_id, id)
);
create index next_sale_ask_open on next_sale_ask (customer_id, asked_on) where sold_on is null and undone_at is null;
