-- Running subscriptions renew by themselves, and one may be told to end on a day that has not come yet.

-- Nothing follows from a change as long as it lies ahead; kept by the refresh of what follows.
alter table subscription_change add column lies_ahead boolean not null default false;
create index subscription_change_ahead on subscription_change (occurred_on) where lies_ahead;

alter table subscription
  -- Renewals are counted from this day, by whole terms; renews_on is the first of them.
  add column renews_from date,
  -- As told; where only the day of a renewal was told, what lies before it, at most a year.
  add column term_months smallint,
  -- The first of the ends that lie ahead.
  add column ends_on date;

update subscription s set
  renews_from = case when last.renews_on is null then last.occurred_on else last.renews_on end,
  term_months = coalesce(last.term, case when last.renews_on > last.began
    then least(12, greatest(1, round((last.renews_on - last.began) / 30.4375))) else 12 end)
from (
  select distinct on (customer_id, source, subscription) *
  from (
    select c.*, row_number() over told as nth,
           (array_agg(term_months) filter (where term_months is not null) over told)[count(term_months) over told] as term,
           coalesce(max(occurred_on) filter (where kind in ('started', 'renewed')) over told,
                    first_value(occurred_on) over told) as began
    from subscription_change c
    window told as (
      partition by customer_id, source, subscription
      order by occurred_on, kind <> 'started', length(source_id), source_id collate "C"
    )
  ) placed
  where renews_on is not null or term_months is not null or kind in ('started', 'renewed')
  order by customer_id, source, subscription, nth desc
) last
where s.renews_on is not null
  and (s.customer_id, s.source, s.subscription) = (last.customer_id, last.source, last.subscription);

create or replace view fact_subscription as
  select customer_id, subscription, product_id, state, monthly, started_on, ended_on, renews_on, renews_from, term_months,
         ends_on
  from subscription;
create or replace view fact_subscription_change as
  select customer_id, id, subscription, kind, occurred_on, product_id, monthly, currency
  from subscription_change where not lies_ahead;
