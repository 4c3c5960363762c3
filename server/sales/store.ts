import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

export type OrderLine = { product: string; quantity: number; amount: number | null }

export type CustomerOrder = {
  id: number
  source: string
  ref: string
  at: Date
  currency: string | null
  channel: string | null
  country: string | null
  amount: number | null
  refunded: number
  cancelledAt: Date | null
  batchId: number | null
  /** The how-manieth purchase it is, or begins; null: it does not count. */
  nth: number | null
  gapDays: number | null
  lines: OrderLine[]
}

/** Where a page of orders ended: its last order's time and, since many share one time, its id. */
export type OrderCursor = { at: Date; id: number }

/** The orders of one customer, newest first, from a place on. */
export async function customerOrders(
  db: Db,
  customerId: number,
  before: OrderCursor | null,
  limit: number,
): Promise<CustomerOrder[]> {
  const { rows } = await sql<CustomerOrder>`
    select o.id, o.source, o.source_id as ref, o.occurred_at as at, o.currency, o.channel, o.country, o.amount,
           coalesce((select sum(r.amount) from refund r
                     where r.customer_id = o.customer_id and r.order_id = o.id), 0)::bigint as refunded,
           x.occurred_at as "cancelledAt", o.batch_id as "batchId", p.nth, p.gap_days as "gapDays",
           coalesce((
             select jsonb_agg(jsonb_build_object('product', coalesce(product.name, '?'), 'quantity', l.quantity, 'amount', l.amount) order by l.i)
             from unnest(o.product_ids, o.quantities, o.line_amounts) with ordinality as l(id, quantity, amount, i)
             left join product on product.id = l.id
           ), '[]') as lines
    from sales_order o
    left join cancellation x on x.customer_id = o.customer_id and x.order_id = o.id
    left join purchase p on p.customer_id = o.customer_id and p.order_id = o.id
    where o.customer_id = ${customerId}
      and (${before?.at ?? null}::timestamptz is null
           or (date_trunc('milliseconds', o.occurred_at), o.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::bigint))
    order by date_trunc('milliseconds', o.occurred_at) desc, o.id desc limit ${limit}
  `.execute(db)
  return rows
}

export type StandingSummary = {
  purchases: number
  orders: number
  total: number
  firstDay: string | null
  secondDay: string | null
  thirdDay: string | null
  lastDay: string | null
  medianGapDays: number | null
  unpriced: number
  unrated: number
}

export async function loadStanding(db: Db, customerId: number): Promise<StandingSummary | null> {
  const { rows } = await sql<StandingSummary>`
    select purchases, orders, total, first_day as "firstDay", second_day as "secondDay", third_day as "thirdDay",
           last_day as "lastDay", median_gap_days as "medianGapDays", unpriced, unrated
    from purchase_standing where customer_id = ${customerId}
  `.execute(db)
  return rows[0] ?? null
}

export type SalesSettings = { mergeDays: boolean; countFree: boolean }

export async function salesSettings(db: Db): Promise<SalesSettings> {
  const { rows } = await sql<SalesSettings>`
    select merge_days as "mergeDays", count_free as "countFree" from sales_settings
  `.execute(db)
  return rows[0]!
}

export async function setSalesSettings(db: Db, { mergeDays, countFree }: SalesSettings): Promise<void> {
  await sql`update sales_settings set merge_days = ${mergeDays}, count_free = ${countFree}`.execute(db)
}
