import { sql, type RawBuilder } from 'kysely'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { salesSettings } from '../store.ts'
import { foldPeriodically, addTallies } from './tally-store.ts'
import { purchaseUnits } from './purchase-units-store.ts'

const MANY = 1000n

/**
 * Computes the standings of some customers again from their facts: the same statements for one order and for a million.
 * Call it in the transaction that wrote the facts.
 *
 * standing.ts defines the standing; a property test and `rondo verify` compare both.
 */
export async function refreshStandings(db: Db, customers: CustomerSet): Promise<void> {
  const { timeZone, currency } = await getSettings({ db })
  const units = purchaseUnits({ timeZone, currency, ...(await salesSettings(db)) }, customers)
  const { rows } = customers
  await addTallies(db, -1, customers)
  await sql`delete from purchase p using ${rows} c where p.customer_id = c.customer_id`.execute(db)
  const before = await sql`
    delete from purchase_standing s using ${rows} c where s.customer_id = c.customer_id
  `.execute(db)
  const after = await sql`
    with ${units},
    counted as materialized (${NUMBERED}),
    numbered as (
      insert into purchase (
        customer_id, order_id, amount, day, cohort, nth, gap_days, age_days, new_products, cohort_month, first_in_month
      )
      ${PURCHASES}
    )
    insert into purchase_standing ${standingsOf(customers)}
  `.execute(db)
  // The tallies read the rows written here; without fresh statistics that takes many times as long.
  if (after.numAffectedRows! > MANY) await sql`analyze purchase, purchase_standing`.execute(db)
  await addTallies(db, 1, customers)
  await foldPeriodically(db, before.numAffectedRows! > MANY)
}

/** The units that count, from first to last; those of one moment in the order of the file, as their ids are. A month does not occur twice: clocks are set back only within one. */
const NUMBERED: RawBuilder<unknown> = sql`
  select customer_id, order_id, orders, day, worth, unrated, channel, country, product_ids,
         (row_number() over first_to_last)::integer as nth,
         first_value(day) over first_to_last as first_day,
         day - lag(day) over first_to_last as gap_days,
         (lag(month) over first_to_last) is distinct from month as first_in_month,
         month
  from (select *, extract(year from day)::integer * 12 + extract(month from day)::integer as month from units where counts) u
  window first_to_last as (
    partition by customer_id order by occurred_at, order_id
  )
`

const PURCHASES: RawBuilder<unknown> = sql`
  with fresh as (
    select customer_id, nth, count(*)::integer as products
    from (
      select customer_id, min(nth) as nth
      from (select customer_id, nth, unnest(product_ids) as product_id from counted) sold
      group by customer_id, product_id
    ) first_seen
    group by customer_id, nth
  )
  select c.customer_id, c.order_id, c.worth, c.day, date_trunc('month', c.first_day::timestamp)::date, c.nth, c.gap_days,
         c.day - c.first_day, coalesce(f.products, 0),
         c.month - (extract(year from c.first_day)::integer * 12 + extract(month from c.first_day)::integer),
         c.first_in_month
  from counted c left join fresh f on f.customer_id = c.customer_id and f.nth = c.nth
`

const standingsOf = ({ rows }: CustomerSet): RawBuilder<unknown> => sql`
  with totals as (
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
           min(country) filter (where nth = 1) as first_country,
           min(product_ids) filter (where nth = 1) as products
    from counted group by 1
  ),
  losses as (
    select customer_id, -sum(worth)::bigint as lost from units where not counts and worth < 0 group by 1
  )
  select changed.customer_id, coalesce(t.purchases, 0), coalesce(t.orders, 0), coalesce(t.total, 0) - coalesce(l.lost, 0), coalesce(l.lost, 0), t.first_amount,
         coalesce(t.first_30_days, 0), coalesce(t.first_365_days, 0), t.first_day, t.second_day, t.third_day,
         t.last_day, t.median_gap_days, coalesce(t.unpriced, 0), coalesce(t.unrated, 0), t.first_channel, t.first_country,
         coalesce((select array_agg(distinct product order by product) from unnest(t.products) product), '{}')
  from ${rows} changed left join totals t using (customer_id) left join losses l using (customer_id)
`
