import { sql } from 'kysely'
import { buyerCondition, whereBuyerMatches } from '../filters/condition-store.ts'
import { isTallied } from '../filters/filters.ts'
import type { FactQuery } from '../finding.ts'
import type { GapCount, LastOrderCount, ReachedCount } from './counts.ts'
import { WINDOWS } from './watched-share.ts'

/** Purchases by their number and the days since the one before; numbers beyond the steps are counted together. */
export async function loadGapCounts({ db, filters, steps }: FactQuery): Promise<GapCount[]> {
  const { rows } = await sql<GapCount>`
    with exact as (
      ${
        isTallied(filters, [])
          ? sql`select nth, gap_days, sum(customers) as customers from fact_gap group by nth, gap_days`
          : sql`select nth, gap_days, count(*) as customers from fact_purchase ${whereBuyerMatches(filters)}
                group by nth, gap_days`
      }
    )
    select least(nth, ${steps + 2}::integer) as nth, gap_days as "gapDays", sum(customers)::float8 as customers
    from exact
    group by 1, 2
    having sum(customers) <> 0
  `.execute(db)
  return rows
}

/** Customers by number of purchases (at most `steps`) and last day: those whose next purchase is still pending. */
export async function loadLastOrderCounts({ db, filters, steps }: FactQuery): Promise<LastOrderCount[]> {
  const tallied = sql<LastOrderCount>`
    select purchases, last_day - date '1970-01-01' as "lastDay", sum(customers)::integer as customers
    from fact_last where purchases <= ${steps}
    group by purchases, last_day having sum(customers) <> 0
  `
  const counted = sql<LastOrderCount>`
    select purchases, last_day - date '1970-01-01' as "lastDay", count(*)::integer as customers
    from fact_buyer
    where purchases <= ${steps} and ${buyerCondition(filters)}
    group by purchases, last_day
  `
  return (await (isTallied(filters, []) ? tallied : counted).execute(db)).rows
}

/** From the second purchase on, customers by the longest of the windows for which they were watched after it. */
export async function loadReachedCounts({ db, filters, steps }: FactQuery): Promise<ReachedCount[]> {
  const isMeant = sql<boolean>`nth between 2 and ${steps}`
  const { rows } = await sql<ReachedCount>`
    with watched as (
      select nth, width_bucket((select max(last_day) from fact_buyer) - day, ${WINDOWS}::integer[]) as windows, customers
      from ${
        isTallied(filters, [])
          ? sql`fact_reached where ${isMeant}`
          : sql`(select nth, day, 1 as customers from fact_purchase ${whereBuyerMatches(filters, isMeant)}) chosen`
      }
    )
    select nth, coalesce((${WINDOWS}::integer[])[windows], 0) as "watchedDays", sum(customers)::float8 as customers
    from watched
    group by nth, windows
    having sum(customers) <> 0
  `.execute(db)
  return rows
}
