import type { PartOfWhole } from '@rondo/models/bootstrap/share-of-sums'
import { sql } from 'kysely'
import { buyerCondition } from '../filters/condition-store.ts'
import type { FactQuery } from '../finding.ts'

/** Of so many customers the sums suffice for the interval, however skewed their spending is. */
const MOST_CUSTOMERS = 1000

/**
 * What each customer observed for a full year spent on days 0–29 and on days 0–364 after the first purchase; null if they are
 * more than a thousand.
 */
export async function loadFirstYears({ db, filters }: FactQuery): Promise<PartOfWhole[] | null> {
  const { rows } = await sql<PartOfWhole>`
    select first_30_days::float8 as part, first_365_days::float8 as whole
    from fact_buyer
    where first_day <= (select max(last_day) from fact_buyer) - 364 and ${buyerCondition(filters)}
    order by customer_id
    limit ${MOST_CUSTOMERS + 1}
  `.execute(db)
  return rows.length > MOST_CUSTOMERS ? null : rows
}
