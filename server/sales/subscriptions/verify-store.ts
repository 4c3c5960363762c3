import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Change } from './change.ts'
import type { Movement } from './movements.ts'
import type { Subscription } from './standing.ts'

export type OfCustomer<Row> = Row & { customerId: number }
/** `liesAhead`: its day had not come when the subscription was last refreshed. */
export type StoredChange = OfCustomer<Change> & { liesAhead: boolean }

const CUSTOMERS_AT_ONCE = 5000

/** The next page of customers with an id above `after`. */
export async function nextCustomers(db: Db, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from subscription_change where customer_id > ${after}
    union select customer_id from subscription where customer_id > ${after}
    union select customer_id from revenue_movement where customer_id > ${after}
    order by id limit ${CUSTOMERS_AT_ONCE}
  `.execute(db)
  return rows.map(({ id }) => id)
}

export async function changesOf(db: Db, ids: number[]): Promise<StoredChange[]> {
  const { rows } = await sql<StoredChange>`
    select customer_id as "customerId", id, source, source_id as "sourceId", subscription, kind,
           occurred_on - date '1970-01-01' as day, monthly, currency, product_id as "productId", term_months as "termMonths",
           renews_on - date '1970-01-01' as "renewsOn", reason, lies_ahead as "liesAhead"
    from subscription_change where customer_id = any(${ids})
  `.execute(db)
  return rows
}

export async function storedSubscriptions(db: Db, ids: number[]): Promise<OfCustomer<Subscription>[]> {
  const { rows } = await sql<OfCustomer<Subscription>>`
    select customer_id as "customerId", source, subscription, product_id as "productId", state, monthly,
           started_on - date '1970-01-01' as "startedOn", ended_on - date '1970-01-01' as "endedOn",
           renews_on - date '1970-01-01' as "renewsOn", renews_from - date '1970-01-01' as "renewsFrom",
           term_months as "termMonths", ends_on - date '1970-01-01' as "endsOn", reason
    from subscription where customer_id = any(${ids})
    order by customer_id, source collate "C", subscription collate "C"
  `.execute(db)
  return rows
}

export async function storedMovements(db: Db, ids: number[]): Promise<OfCustomer<Movement>[]> {
  const { rows } = await sql<OfCustomer<Movement>>`
    select customer_id as "customerId", month - date '1970-01-01' as month, cohort - date '1970-01-01' as cohort, before, after, kind
    from revenue_movement where customer_id = any(${ids}) order by customer_id, month
  `.execute(db)
  return rows
}
