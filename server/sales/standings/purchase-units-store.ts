import { sql, type RawBuilder } from 'kysely'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import type { SalesSettings } from '../store.ts'

type Company = SalesSettings & { timeZone: string; currency: string }

/**
 * The named steps of a query that end in `units`: what may count as one purchase of these customers, single orders or
 * all orders of one day, with its value and whether it counts.
 */
export function purchaseUnits(
  { timeZone, currency, mergeDays, countFree }: Company,
  { rows: customers }: CustomerSet,
): RawBuilder<unknown> {
  const isFree = countFree ? sql`amount = 0` : sql`false`
  return sql`
    refunded as (
      select r.customer_id, r.order_id, sum(r.amount)::bigint as amount
      from refund r join ${customers} changed using (customer_id) group by 1, 2
    ),
    alive as (
      select o.customer_id, o.id as order_id, o.occurred_at, o.channel, o.country, o.product_ids,
             o.amount, o.currency <> ${currency} as is_foreign, o.currency,
             (o.occurred_at at time zone ${timeZone})::date as day,
             o.amount - coalesce(r.amount, 0) as net
      from ${customers} changed join sales_order o using (customer_id)
      left join refunded r on r.customer_id = o.customer_id and r.order_id = o.id
      where not exists (select 1 from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id)
    ),
    worthy as (
      select a.*, case when is_foreign then round(net * rate.minor_rate)::bigint else net end as worth,
             is_foreign is true and net is not null and rate.minor_rate is null as unrated
      from alive a left join lateral (
        select minor_rate from currency_rate r
        where a.is_foreign and r.currency = a.currency and r.from_day <= a.day
        order by r.from_day desc limit 1
      ) rate on true
    ),
    units as (${mergeDays ? perDay(isFree) : perOrder(isFree)})
  `
}

const perOrder = (isFree: RawBuilder<unknown>) => sql`
  select customer_id, order_id, 1 as orders, occurred_at, channel, country, product_ids, day, worth, unrated,
         net is null or net > 0 or ${isFree} as counts
  from worthy
`

/** The day is known by its first order. Arrays of different lengths cannot be aggregated; their texts can. */
const perDay = (isFree: RawBuilder<unknown>) => sql`
  select customer_id, min(order_id) filter (where in_day = 1) as order_id, count(*)::integer as orders,
         min(occurred_at) as occurred_at,
         min(channel) filter (where in_day = 1) as channel,
         min(country) filter (where in_day = 1) as country,
         array_remove(string_to_array(string_agg(array_to_string(product_ids, ' '), ' '), ' '), '')::integer[] as product_ids,
         day, sum(worth)::bigint as worth, bool_or(unrated) as unrated,
         bool_or(net is null) or sum(net) > 0 or bool_or(${isFree}) as counts
  from (
    select *, row_number() over (
      partition by customer_id, day order by occurred_at, order_id
    ) as in_day
    from worthy
  ) ranked
  group by customer_id, day
`
