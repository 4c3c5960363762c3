import { sql } from 'kysely'
import { formatDay } from '../../../platform/calendar/days.ts'
import type { Db } from '../../../platform/database/pool.ts'
import { parseIntArray } from '../../history/int-array.ts'
import type { EarlyFacts } from './success-class.ts'

export type EarlyCustomer = Omit<EarlyFacts, 'logins'>

/** Reads no log-in after the day that is needed, however long a customer has stayed since. */
export async function loadEarlyFacts(db: Db, customers: readonly EarlyCustomer[]): Promise<EarlyFacts[]> {
  const { rows } = await sql<{ customerId: number; logins: string }>`
    select t.customer_id as "customerId",
           array(
             select distinct u.day - date '1970-01-01' from fact_usage_day u
             where u.customer_id = t.customer_id and u.day <= t.through and u.is_login order by 1
           )::text as logins
    from unnest(
      ${customers.map(({ customerId }) => customerId)}::bigint[],
      ${customers.map(({ through }) => formatDay(through))}::date[]
    ) t (customer_id, through)
  `.execute(db)
  const logins = new Map(rows.map((row) => [row.customerId, parseIntArray(row.logins)]))
  return customers.map((customer) => ({ ...customer, logins: logins.get(customer.customerId)! }))
}
