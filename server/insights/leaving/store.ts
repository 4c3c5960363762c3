import { sql } from 'kysely'
import { buyerCondition } from '../filters/condition-store.ts'
import { silenceThreshold, type SilenceThresholds, type StayCount } from './answer.ts'
import type { Filters } from '../schema.ts'
import { loadGapCounts, type QueryContext } from '../store.ts'

/** Which silences are long in this company, whatever the filters. */
async function loadSilenceThresholds(scope: QueryContext): Promise<SilenceThresholds> {
  const [gaps, { rows }] = await Promise.all([
    loadGapCounts(scope, {}, 2),
    sql<{ gapDays: number; customers: number }>`
      select longest_gap as "gapDays", count(*)::integer as customers
      from fact_usage where longest_gap > 0 group by longest_gap
    `.execute(scope.db),
  ])
  return { orders: silenceThreshold(gaps), logins: silenceThreshold(rows) }
}

/** The last day of which anything is known: asked for by itself, since a known day makes the next question half as long. */
async function loadLastDay({ db }: QueryContext): Promise<string | null> {
  const { rows } = await sql<{ through: string | null }>`
    select greatest((select max(last_day) from fact_buyer), (select max(last_day) from fact_usage))::text as through
  `.execute(db)
  return rows[0]!.through
}

/**
 * How long customers stayed. Who was silent for long on the last day known is gone since their last sign of life;
 * everybody else stayed at least until that long before it.
 *
 * @returns customers whose first order is later than that under `tooYoung`
 */
export async function loadStays(
  scope: QueryContext,
  filters: Filters,
): Promise<{ stays: StayCount[]; tooYoung: number; silence: SilenceThresholds }> {
  const [silence, through] = await Promise.all([loadSilenceThresholds(scope), loadLastDay(scope)])
  const { orders, logins } = silence
  const { rows } = await sql<{ isGone: boolean; days: number | null; customers: number }>`
    with stay as (
      select b.first_day, greatest(b.last_day, u.last_day) as last_day,
             case when u.customer_id is null then ${through}::date - ${orders ?? logins}::integer
                  else ${through}::date - ${logins ?? orders}::integer end as cut
      from (select customer_id, first_day, last_day from fact_buyer where ${buyerCondition(filters)}) b
      left join fact_usage u using (customer_id)
    )
    select last_day < cut as "isGone", case when first_day <= cut then least(last_day, cut) - first_day end as days,
           count(*)::integer as customers
    from stay group by 1, 2
  `.execute(scope.db)
  return {
    silence,
    stays: rows.flatMap((row) => (row.days === null ? [] : [{ ...row, days: row.days }])),
    tooYoung: rows.reduce((sum, { days, customers }) => sum + (days === null ? customers : 0), 0),
  }
}
