import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/**
 * Makes the standings of the customers in `touched(customer_id)` follow from their facts again: the same statements
 * for one order and for a million. Call it in the transaction that wrote the facts.
 *
 * standing.ts says what a standing is; a property test and `rondo verify` hold the two together.
 */
export async function refreshStandings(db: Db): Promise<void> {
  await sql`analyze touched`.execute(db)
  await sql`delete from purchase using touched where purchase.customer_id = touched.customer_id`.execute(db)
  await sql`delete from purchase_standing using touched where purchase_standing.customer_id = touched.customer_id`.execute(
    db,
  )
  await numberPurchases(db)
  await summarise(db)
}

/** The units that count, in order: single orders, or all orders of one day. */
async function numberPurchases(db: Db): Promise<void> {
  await sql`drop table if exists counted_unit`.execute(db)
  await sql`
    create temp table counted_unit on commit drop as
    with company as (
      select s.time_zone, s.currency, o.merge_days, o.count_free from settings s, sales_settings o
    ),
    refunded as (
      select r.customer_id, r.order_id, sum(r.amount)::bigint as amount
      from refund r join touched using (customer_id) group by 1, 2
    ),
    alive as (
      select o.customer_id, o.id, o.occurred_at, o.source_id, o.channel, o.country, o.product_ids, o.amount, o.currency,
             (o.occurred_at at time zone c.time_zone)::date as day,
             o.amount - coalesce(r.amount, 0) as net
      from company c cross join sales_order o join touched using (customer_id)
      left join refunded r on r.customer_id = o.customer_id and r.order_id = o.id
      where not exists (select from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id)
    ),
    worth as (
      select a.*,
             case when a.currency is null or a.currency = c.currency then a.net else round(a.net * rate.minor_rate)::bigint end as worth,
             a.net is not null and a.currency <> c.currency and rate.minor_rate is null as unrated,
             case when c.merge_days then a.day::text else a.id::text end as unit
      from company c cross join alive a
      left join lateral (
        select minor_rate from currency_rate r
        where r.currency = a.currency and a.currency <> c.currency and r.from_day <= a.day
        order by r.from_day desc limit 1
      ) rate on true
    ),
    ranked as (
      select *, row_number() over (
        partition by customer_id, unit order by occurred_at, length(source_id), source_id collate "C", id
      ) as in_unit
      from worth
    ),
    units as (
      select customer_id, unit, count(*)::integer as orders,
             min(id) filter (where in_unit = 1) as order_id,
             min(occurred_at) as occurred_at,
             min(source_id) filter (where in_unit = 1) as source_id,
             min(channel) filter (where in_unit = 1) as channel,
             min(country) filter (where in_unit = 1) as country,
             min(day) as day, sum(worth)::bigint as worth, coalesce(bool_or(unrated), false) as unrated,
             bool_or(net is null) or coalesce(sum(net), 0) > 0 or (c.count_free and bool_or(amount = 0)) as counts
      from company c cross join ranked
      group by customer_id, unit, c.count_free
    )
    select customer_id, order_id, unit, orders, day, worth, unrated, channel, country,
           (row_number() over first_to_last)::integer as nth,
           first_value(day) over first_to_last as first_day,
           day - lag(day) over first_to_last as gap_days,
           row_number() over (partition by customer_id, date_trunc('month', day)
             order by occurred_at, length(source_id), source_id collate "C", order_id) = 1 as first_in_month
    from units
    where counts
    window first_to_last as (
      partition by customer_id order by occurred_at, length(source_id), source_id collate "C", order_id
    )
  `.execute(db)
  await sql`
    insert into purchase (
      customer_id, order_id, amount, day, cohort, nth, gap_days, age_days, new_products, cohort_month, first_in_month
    )
    with sold as (
      select u.customer_id, u.nth, unnest(o.product_ids) as product_id
      from counted_unit u
      join sales_order o on o.customer_id = u.customer_id and o.id = u.order_id
      where u.orders = 1
      union all
      select u.customer_id, u.nth, unnest(o.product_ids)
      from counted_unit u
      join sales_order o on o.customer_id = u.customer_id
      cross join settings s
      where u.orders > 1 and (o.occurred_at at time zone s.time_zone)::date::text = u.unit
        and not exists (select from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id)
    ),
    first_seen as (select customer_id, product_id, min(nth) as nth from sold group by 1, 2),
    fresh as (select customer_id, nth, count(*)::integer as products from first_seen group by 1, 2)
    select u.customer_id, u.order_id, u.worth, u.day, date_trunc('month', u.first_day)::date, u.nth, u.gap_days,
           u.day - u.first_day, coalesce(f.products, 0),
           (extract(year from u.day) - extract(year from u.first_day)) * 12
             + extract(month from u.day) - extract(month from u.first_day),
           u.first_in_month
    from counted_unit u
    left join fresh f on f.customer_id = u.customer_id and f.nth = u.nth
    order by u.customer_id, u.nth
  `.execute(db)
}

async function summarise(db: Db): Promise<void> {
  await sql`
    insert into purchase_standing
    with first_products as (
      select u.customer_id, array_agg(distinct product_id order by product_id) as products
      from counted_unit u
      join sales_order o on o.customer_id = u.customer_id
      cross join settings s
      cross join unnest(o.product_ids) as product_id
      where u.nth = 1
        and (o.id = u.order_id or (u.orders > 1 and (o.occurred_at at time zone s.time_zone)::date::text = u.unit))
        and not exists (select from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id)
      group by 1
    ),
    totals as (
      select customer_id, count(*)::integer as purchases, sum(orders)::integer as orders,
             coalesce(sum(worth), 0)::bigint as total,
             min(worth) filter (where nth = 1) as first_amount,
             coalesce(sum(worth) filter (where day - first_day < 30), 0)::bigint as first_30_days,
             coalesce(sum(worth) filter (where day - first_day < 365), 0)::bigint as first_365_days,
             min(day) filter (where nth = 1) as first_day,
             min(day) filter (where nth = 2) as second_day,
             min(day) filter (where nth = 3) as third_day,
             max(day) as last_day,
             percentile_cont(0.5) within group (order by gap_days) as median_gap_days,
             (count(*) filter (where worth is null and not unrated))::integer as unpriced,
             (count(*) filter (where unrated))::integer as unrated,
             min(channel) filter (where nth = 1) as first_channel,
             min(country) filter (where nth = 1) as first_country
      from counted_unit group by 1
    )
    select touched.customer_id, coalesce(t.purchases, 0), coalesce(t.orders, 0), coalesce(t.total, 0), t.first_amount,
           coalesce(t.first_30_days, 0), coalesce(t.first_365_days, 0), t.first_day, t.second_day, t.third_day,
           t.last_day, t.median_gap_days, coalesce(t.unpriced, 0), coalesce(t.unrated, 0),
           t.first_channel, t.first_country, coalesce(p.products, '{}')
    from touched
    left join totals t using (customer_id)
    left join first_products p using (customer_id)
  `.execute(db)
}
