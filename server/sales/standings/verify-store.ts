import { sql } from 'kysely'
import { parseDay } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { CurrencyConverter } from '../rates/rate-table.ts'
import type { Purchase, Standing } from './schema.ts'
import type { CountedOrder } from './standing.ts'

const CUSTOMERS_AT_ONCE = 5000

/** The next page of customers with an id above `after`. */
export async function nextCustomers(db: Db, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from (
      select customer_id from fact_customer union select customer_id from purchase_standing
    ) c
    where customer_id > ${after} order by customer_id limit ${CUSTOMERS_AT_ONCE}
  `.execute(db)
  return rows.map((row) => row.id)
}

type OrderRow = Omit<CountedOrder, 'at' | 'day' | 'month' | 'net' | 'worth' | 'hasRate'> & {
  customerId: number
  at: string
  localDay: string
  refunded: number
  currency: string | null
}

/** All orders of some customers, by customer. */
export async function loadOrders(
  db: Db,
  ids: number[],
  timeZone: string,
  convert: CurrencyConverter,
): Promise<Map<number, CountedOrder[]>> {
  const { rows } = await sql<OrderRow>`
    with refunded as (
      select customer_id, order_id, sum(amount)::bigint as amount from refund
      where customer_id = any(${ids}) group by 1, 2
    )
    select o.customer_id as "customerId", o.id, extract(epoch from o.occurred_at) * 1000 as at,
           (o.occurred_at at time zone ${timeZone})::date::text as "localDay", o.amount,
           coalesce(r.amount, 0) as refunded, x.order_id is not null as cancelled,
           o.currency, o.channel, o.country, o.product_ids as products
    from sales_order o
    left join refunded r on r.customer_id = o.customer_id and r.order_id = o.id
    left join cancellation x on x.customer_id = o.customer_id and x.order_id = o.id
    where o.customer_id = any(${ids})
  `.execute(db)
  const grouped = Map.groupBy(rows, ({ customerId }) => customerId)
  return new Map([...grouped].map(([id, own]) => [id, own.map((row) => countedOrder(row, convert))]))
}

function countedOrder(row: OrderRow, convert: CurrencyConverter): CountedOrder {
  const net = row.amount === null ? null : row.amount - row.refunded
  const day = parseDay(row.localDay)
  return {
    ...row,
    at: Number(row.at),
    day,
    month: parseDay(`${row.localDay.slice(0, 7)}-01`),
    net,
    worth: net === null ? null : convert(net, row.currency, day),
    hasRate: convert(0, row.currency, day) !== null,
  }
}

export type StoredStanding = { purchases: Purchase[]; standing: Standing | null }

export async function storedStandings(db: Db, ids: number[]): Promise<Map<number, StoredStanding>> {
  const purchases = await sql<Purchase & { customerId: number }>`
    select customer_id as "customerId", nth, order_id as "orderId", amount, day - date '1970-01-01' as day,
           cohort - date '1970-01-01' as cohort, gap_days as "gapDays", age_days as "ageDays",
           new_products as "newProducts", cohort_month as "cohortMonth", first_in_month as "firstInMonth"
    from purchase where customer_id = any(${ids}) order by customer_id, nth
  `.execute(db)
  const standings = await sql<Standing & { customerId: number }>`
    select customer_id as "customerId", purchases, orders, total, lost, first_amount as "firstAmount",
           first_30_days as "first30Days", first_365_days as "first365Days",
           first_day - date '1970-01-01' as "firstDay", second_day - date '1970-01-01' as "secondDay",
           third_day - date '1970-01-01' as "thirdDay", last_day - date '1970-01-01' as "lastDay",
           median_gap_days as "medianGapDays", unpriced, unrated, first_channel as "firstChannel",
           first_country as "firstCountry", first_products as "firstProducts"
    from purchase_standing where customer_id = any(${ids})
  `.execute(db)
  const stored = new Map<number, StoredStanding>(ids.map((id) => [id, { purchases: [], standing: null }]))
  for (const { customerId, ...purchase } of purchases.rows) stored.get(customerId)!.purchases.push(purchase)
  for (const { customerId, ...standing } of standings.rows) stored.get(customerId)!.standing = standing
  return stored
}
