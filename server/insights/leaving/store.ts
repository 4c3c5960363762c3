import { sql } from 'kysely'
import { buyerCondition } from '../filters/condition-store.ts'
import type { FactQuery } from '../finding.ts'
import { loadGapCounts } from '../ladder/store.ts'
import { silenceThreshold, type SilenceThresholds, type StayCount } from './answer.ts'

/** How long customers stayed, whose first order is too late to tell, and which silences are long. */
export type Stays = { stays: StayCount[]; tooYoung: number; silence: SilenceThresholds }

/** Which silences are long in this company, whatever the filters. */
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

/** The last day of which anything is known: asked for by itself, since a known day makes the next question half as long. */
async function loadLastDay({ db }: FactQuery): Promise<string | null> {
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
