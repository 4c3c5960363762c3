import { sql } from 'kysely'
import { selectCustomers, type CustomerSet } from '../customers/customer-set-store.ts'
import type { Db } from '../platform/database/pool.ts'

/** The customers whose orders or subscriptions changed in the open transaction, as a value that an event can carry. */
export function touchedCustomers(db: Db): Promise<CustomerSet> {
  return selectCustomers(db, sql`select customer_id from touched`)
}
