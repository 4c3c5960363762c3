import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import { askedAt, soldAt } from './moment-store.ts'
import type { AskFact, SaleFact } from './attribution.ts'

/** All asks of a customer with the sale that is stored for each, as text, and all sales that may be attributed. */
export type CustomerAsks = {
  customerId: number
  asks: (AskFact & { isUndone: boolean; attributed: string | null })[]
  sales: SaleFact[]
}

const CUSTOMERS_AT_ONCE = 1000

/** The next page of customers with an id above `after`. */
export async function asksAndSales(db: Db, after: number, timeZone: string): Promise<CustomerAsks[]> {
  const { rows } = await sql<CustomerAsks>`
    with page as (
      select distinct customer_id from next_sale_ask where customer_id > ${after}
      order by customer_id limit ${CUSTOMERS_AT_ONCE}
    ),
    asks as (
      select a.customer_id, jsonb_agg(jsonb_build_object(
               'id', a.id, 'day', a.asked_on - date '1970-01-01', 'at', extract(epoch from ${askedAt(timeZone)}) * 1000, 'answer', a.answer, 'isUndone', a.undone_at is not null,
               'attributed', a.sale_kind || ' ' || a.sale_ref || ' ' || (a.sold_on - date '1970-01-01'))) as asks
      from page join next_sale_ask a on a.customer_id = page.customer_id group by 1
    ),
    sales as (
      select s.customer_id, jsonb_agg(jsonb_build_object(
               'kind', s.kind, 'ref', s.ref, 'day', s.day - date '1970-01-01', 'at', extract(epoch from ${soldAt(timeZone)}) * 1000)) as sales
      from page join fact_sale s on s.customer_id = page.customer_id
      where s.nth is null or s.nth > 1 group by 1
    )
    select a.customer_id as "customerId", a.asks, coalesce(s.sales, '[]') as sales
    from asks a left join sales s on s.customer_id = a.customer_id order by 1
  `.execute(db)
  return rows
}
