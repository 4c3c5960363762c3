import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { KNOWN_TOTAL } from './known-total-store.ts'
import type { StandingSummary } from './schema.ts'

export async function loadStanding(db: Db, customerId: number): Promise<StandingSummary | null> {
  const { rows } = await sql<StandingSummary>`
    select purchases, orders,
           ${KNOWN_TOTAL} as total, lost, first_day as "firstDay", second_day as "secondDay", third_day as "thirdDay",
           last_day as "lastDay", median_gap_days as "medianGapDays", unpriced, unrated
    from purchase_standing s where customer_id = ${customerId}
  `.execute(db)
  return rows[0] ?? null
}
