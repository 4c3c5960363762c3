import { sql } from 'kysely'
import { buyerCondition } from '../filters/condition-store.ts'
import type { FactQuery } from '../finding.ts'
import type { YearCounts } from './answer.ts'

/** Customers watched for a year, and those of them who ordered again within it. */
export async function loadYearCounts({ db, filters }: FactQuery): Promise<YearCounts> {
  const { rows } = await sql<YearCounts>`
    select count(*)::integer as customers,
           count(*) filter (where second_day - first_day <= 365)::integer as "cameBack"
    from fact_buyer
    where first_day <= (select max(last_day) from fact_buyer) - 365 and ${buyerCondition(filters)}
  `.execute(db)
  return rows[0]!
}
