import { sql } from 'kysely'
import { buyerCondition } from '../filters/condition-store.ts'
import type { FactQuery } from '../finding.ts'
import { loadGapCounts } from '../ladder/store.ts'
import { silenceThreshold, type SilenceThresholds, type StayCount } from './answer.ts'

/** How long customers stayed; customers with too late a first order are counted in `tooYoung`. */
export type Stays = { stays: StayCount[]; tooYoung: number; silence: SilenceThresholds }

/** The thresholds of the whole company, whatever the filters. */
async function loadSilenceThresholds(query: FactQuery): Promise<SilenceThresholds> {
  const [gaps, { rows }] = await Promise.all([
    loadGapCounts({ ...query, filters: {}, steps: 0 }),
    sql<{ gapDays: number; customers: number }>`
      select longest_gap as "gapDays", count(*)::integer as customers
      from fact_usage where longest_gap > 0 group by longest_gap
    `.execute(query.db),
  ])
  return { orders: silenceThreshold(gaps), logins: silenceThreshold(rows) }
}

/** The last day with an order or a log-in. A query of its own, since the next one is twice as fast with a known day. */
async function loadLastDay({ db }: FactQuery): Promise<string | null> {
  const { rows } = await sql<{ through: string | null }>`
    select greatest((select max(last_day) from fact_buyer), (select max(last_day) from fact_usage))::text as through
  `.execute(db)
  return rows[0]!.through
}

/**
 * How long customers stayed. Customers whose silence on the last known day exceeds the threshold left on their last
 * active day; all others stayed at least until the threshold before that day.
 */
export async function loadStays(query: FactQuery): Promise<Stays> {
  const [silence, through] = await Promise.all([loadSilenceThresholds(query), loadLastDay(query)])
  const { orders, logins } = silence
  const { rows } = await sql<{ isGone: boolean; days: number | null; customers: number }>`
    with stay as (
      select b.first_day, greatest(b.last_day, u.last_day) as last_day,
             case when u.customer_id is null then ${through}::date - ${orders ?? logins}::integer
                  else ${through}::date - ${logins ?? orders}::integer end as cut
      from (select customer_id, first_day, last_day from fact_buyer where ${buyerCondition(query.filters)}) b
      left join fact_usage u using (customer_id)
    )
    select last_day < cut as "isGone", case when first_day <= cut then least(last_day, cut) - first_day end as days,
           count(*)::integer as customers
    from stay group by 1, 2
  `.execute(query.db)
  return {
    silence,
    stays: rows.flatMap((row) => (row.days === null ? [] : [{ ...row, days: row.days }])),
    tooYoung: rows.reduce((sum, { days, customers }) => sum + (days === null ? customers : 0), 0),
  }
}
