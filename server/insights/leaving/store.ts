import { sql, type RawBuilder } from 'kysely'
import { parseDay } from '../../platform/calendar/days.ts'
import { firstDayRows } from '../filters/buyer-store.ts'
import { buyerCondition, whereBuyerMatches } from '../filters/condition-store.ts'
import { isFiltered } from '../filters/filters.ts'
import type { FactQuery } from '../finding.ts'
import { INDEXED_STEP, sampleStep } from './sample.ts'
import { SHORTEST_SILENCE, type WatchedSilences, type SilenceRow } from './silences.ts'

/** Of more log-in days than these a sample is measured. */
const MOST_LOGIN_DAYS = 200_000

type Period = { customers: number; visits: number; from: string | null; through: string | null }

/** The silences between orders of the customers who fit the filters. */
export async function loadOrderSilences({ db, filters }: FactQuery): Promise<WatchedSilences> {
  const { rows: periods } = await sql<Period>`
    select coalesce(sum(customers), 0)::integer as customers, 0 as visits, min(first_day)::text as "from",
           (select max(last_day)::text from fact_buyer) as through
    from (
      select first_day, sum(customers) as customers from (${firstDayRows(filters)}) rows
      group by first_day having sum(customers) > 0
    ) days
  `.execute(db)
  const period = periods[0]!
  const isChosen = inSample(sampleStep(period.customers))
  const isMatch = sql`customer_id in (
    select customer_id from fact_buyer where ${isChosen} and ${buyerCondition(filters)}
  )`
  const { rows } = await sql<SilenceRow>`
    select customer_id::float8 as customer, nth - 1 as visits, age_days - gap_days as age, gap_days as days,
           true as "isOver"
    from fact_purchase
    where gap_days >= ${SHORTEST_SILENCE} and ${isChosen} and ${isFiltered(filters) ? isMatch : sql`true`}
    union all
    select customer_id, purchases, last_day - first_day, ${period.through}::date - last_day, false
    from fact_buyer where ${isChosen} and ${buyerCondition(filters)}
    order by 1, 3
  `.execute(db)
  return { customers: period.customers, watchedDays: daysOf(period), rows }
}

/** The silences between days with a log-in of the customers who fit the filters and have ever logged in. */
export async function loadLoginSilences({ db, filters }: FactQuery): Promise<WatchedSilences> {
  const { rows: periods } = await sql<Period>`
    select count(*)::integer as customers, coalesce(sum(login_days), 0)::float8 as visits,
           min(first_day)::text as "from", (select max(last_day)::text from fact_usage) as through
    from fact_usage ${whereBuyerMatches(filters)}
  `.execute(db)
  const period = periods[0]!
  if (period.customers === 0) return { customers: 0, watchedDays: 0, rows: [] }
  const isChosen = inSample(Math.ceil(period.visits / MOST_LOGIN_DAYS))
  const { rows } = await sql<SilenceRow>`
    with visit as (
      select distinct customer_id, day from fact_usage_day
      where is_login and customer_id in (select customer_id from fact_usage ${whereBuyerMatches(filters, isChosen)})
    ),
    numbered as (
      select customer_id, day, row_number() over own as visits, lead(day) over own as next_day,
             first_value(day) over own as first_day
      from visit window own as (partition by customer_id order by day)
    )
    select customer_id::float8 as customer, visits::integer as visits, day - first_day as age,
           coalesce(next_day, ${period.through}::date) - day as days, next_day is not null as "isOver"
    from numbered
    where next_day is null or next_day - day >= ${SHORTEST_SILENCE}
    order by customer_id, day
  `.execute(db)
  return { customers: period.customers, watchedDays: daysOf(period), rows }
}

/** Every so manyth customer: always the same ones, and evenly among old and new. */
function inSample(step: number): RawBuilder<boolean> {
  if (step <= 1) return sql<boolean>`true`
  const isChosen = sql<boolean>`mod(customer_id, ${step}::bigint) = 0`
  return step % INDEXED_STEP === 0
    ? sql<boolean>`mod(customer_id, ${INDEXED_STEP}::bigint) = 0 and ${isChosen}`
    : isChosen
}

function daysOf({ from, through }: Period): number {
  return from === null || through === null ? 0 : parseDay(through) - parseDay(from)
}
