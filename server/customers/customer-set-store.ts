import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

/**
 * A set of customers, such as those with changed facts: few as ids, many as a temporary table of the open transaction.
 */
export type CustomerSet = {
  /** For a FROM clause: rows of one column, customer_id, each customer once. */
  readonly rows: RawBuilder<unknown>
  /** The customers themselves, or null where they are too many to hold. */
  readonly ids: readonly number[] | null
  /** An event keeps how many there were. */
  toJSON: () => number | string
}

/** Beyond this, a set lives in the database only. */
export const MAX_HELD = 500

/** @example customersOf([7, 7, 9]).ids // [7, 9] */
export function customersOf(customerIds: readonly number[]): CustomerSet {
  const ids = [...new Set(customerIds)]
  return {
    rows: sql`(select unnest(${ids}::bigint[]) as customer_id)`,
    ids,
    toJSON: () => ids.length,
  }
}

let lastTable = 0

/**
 * The customers that a query finds, each once, as they are at this moment of the open transaction.
 *
 * @param query with a column customer_id; customer 0, who is nobody yet, is left out
 */
export async function selectCustomers(db: Db, query: RawBuilder<unknown>): Promise<CustomerSet> {
  const { rows } = await sql<{ id: number }>`
    select distinct customer_id as id from (${query}) selected where customer_id > 0 limit ${MAX_HELD + 1}
  `.execute(db)
  if (rows.length <= MAX_HELD) return customersOf(rows.map(({ id }) => id))
  const table = sql.table(`customer_set_${++lastTable}`)
  await sql`
    create temp table ${table} on commit drop as
    select distinct customer_id from (${query}) selected where customer_id > 0
  `.execute(db)
  await sql`analyze ${table}`.execute(db)
  return { rows: table, ids: null, toJSON: () => `more than ${MAX_HELD}` }
}

/** All customers there are at this moment of the open transaction. */
export function selectEverybody(db: Db): Promise<CustomerSet> {
  return selectCustomers(db, sql`select id as customer_id from customer`)
}
