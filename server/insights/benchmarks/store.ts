import { sql } from 'kysely'
import { firstDayRows } from '../filters/buyer-store.ts'
import type { FactQuery } from '../finding.ts'
import type { YearCounts } from './answer.ts'

/** Customers watched for a year, and those of them who ordered again within it. */
export async function loadYearCounts({ db, filters }: FactQuery): Promise<YearCounts> {
  const { rows } = await sql<YearCounts>`
    select coalesce(sum(customers), 0)::integer as customers, coalesce(sum(back_in_year), 0)::integer as "cameBack"
    from (${firstDayRows(filters)}) days
    where first_day <= (select max(last_day) from fact_buyer) - 365
  `.execute(db)
  return rows[0]!
}
