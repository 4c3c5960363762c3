import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../platform/scope/scope.ts'
import { buyerCondition, whereBuyerMatches } from './filters/condition-store.ts'
import { isTallied } from './filters/tallied.ts'
import type { TopSums } from './concentration/answer.ts'
import type { NewProductCount } from './cross-sell/answer.ts'
import type { FirstYearSums } from './first-year/answer.ts'
import type { GapCount, LastOrderCount } from './ladder/answer.ts'
import type { MoneyCounts } from './amounts.ts'
import type { CohortCell } from './revenue/answer.ts'
import type { Filters } from './schema.ts'

/** What a question needs: a database to ask. */
export type QueryContext = Pick<Scope, 'db'>

/** The first and the last day with a purchase in the whole company, whatever the filters. */
export async function loadObservedPeriod({
  db,
}: QueryContext): Promise<{ from: string; through: string } | null> {
  const { rows } = await sql<{ from: string | null; through: string | null }>`
    select min(first_day)::text as "from", max(last_day)::text as through from fact_buyer
  `.execute(db)
  const { from, through } = rows[0]!
  return from !== null && through !== null ? { from, through } : null
}

/** Every purchase by its number and its distance from the one before; numbers above `most` are put together. */
export async function loadGapCounts(
  { db }: QueryContext,
  filters: Filters,
  most: number,
): Promise<GapCount[]> {
  const { rows } = await sql<GapCount>`
    with exact as (
      ${
        isTallied(filters, [])
          ? sql`select nth, gap_days, sum(customers) as customers from fact_gap group by nth, gap_days`
          : sql`select nth, gap_days, count(*) as customers from fact_purchase ${whereBuyerMatches(filters)}
                group by nth, gap_days`
      }
    )
    select least(nth, ${most}::integer) as nth, gap_days as "gapDays", sum(customers)::float8 as customers
    from exact
    group by 1, 2
    having sum(customers) <> 0
  `.execute(db)
  return rows
}

/** Customers with at most `most` purchases by their last day: those whose next purchase is still waited for. */
export async function loadLastOrderCounts(
  { db }: QueryContext,
  filters: Filters,
  most: number,
): Promise<LastOrderCount[]> {
  const tallied = sql<LastOrderCount>`
    select purchases, last_day - date '1970-01-01' as "lastDay", sum(customers)::integer as customers
    from fact_last where purchases <= ${most}
    group by purchases, last_day having sum(customers) <> 0
  `
  const counted = sql<LastOrderCount>`
    select purchases, last_day - date '1970-01-01' as "lastDay", count(*)::integer as customers
    from fact_buyer
    where purchases <= ${most} and ${buyerCondition(filters)}
    group by purchases, last_day
  `
  return (await (isTallied(filters, []) ? tallied : counted).execute(db)).rows
}

/** What each month of first purchases did in each later month. */
export async function loadCohortCells({ db }: QueryContext, filters: Filters): Promise<CohortCell[]> {
  const { rows } = await sql<CohortCell>`
    with exact as (
      ${
        isTallied(filters, ['channel', 'country'])
          ? sql`
            select cohort, cohort_month, sum(purchases) as purchases, sum(customers) as customers,
                   sum(revenue) as revenue, sum(first_revenue) as first_revenue
            from fact_cell where ${buyerCondition(filters)} group by cohort, cohort_month having sum(purchases) <> 0`
          : sql`
            select cohort, cohort_month, count(*) as purchases,
                   count(*) filter (where first_in_month) as customers,
                   sum(amount) as revenue, sum(amount) filter (where nth = 1) as first_revenue
            from fact_purchase ${whereBuyerMatches(filters)} group by cohort, cohort_month`
      }
    )
    select to_char(cohort, 'YYYY-MM') as cohort, cohort_month as "offset", customers::integer, purchases::integer,
           coalesce(revenue, 0)::float8 as revenue, coalesce(first_revenue, 0)::float8 as "firstRevenue"
    from exact
    order by cohort, cohort_month
  `.execute(db)
  return rows
}

/** Whether there is money, and the first year of those watched for it. */
export async function loadBuyerSums(
  { db }: QueryContext,
  filters: Filters,
): Promise<MoneyCounts & FirstYearSums> {
  const { rows } = await sql<MoneyCounts & FirstYearSums>`
    with watched as (
      select *, first_day <= (select max(last_day) from fact_buyer) - 364 as full_year from (${firstDayRows(filters)}) days
    )
    select coalesce(sum(purchases), 0)::float8 as purchases,
           coalesce(sum(unpriced), 0)::float8 as unpriced,
           coalesce(sum(unrated), 0)::float8 as unrated,
           coalesce(sum(customers) filter (where full_year), 0)::integer as n,
           coalesce(sum(customers) filter (where not full_year), 0)::integer as "tooYoung",
           coalesce(sum(part) filter (where full_year), 0)::float8 as part,
           coalesce(sum(whole) filter (where full_year), 0)::float8 as whole,
           coalesce(sum(part_squared) filter (where full_year), 0)::float8 as "partSquared",
           coalesce(sum(whole_squared) filter (where full_year), 0)::float8 as "wholeSquared",
           coalesce(sum(product) filter (where full_year), 0)::float8 as product
    from watched
  `.execute(db)
  return rows[0]!
}

/** Customers by the day of their first purchase; each by themselves where a product is asked for. */
function firstDayRows(filters: Filters): RawBuilder<unknown> {
  if (isTallied(filters, ['from', 'to', 'channel', 'country']))
    return sql`select * from fact_first_day where ${buyerCondition(filters)}`
  return sql`
    select first_day, 1 as customers, purchases, unpriced, unrated, total, first_30_days as part,
           first_365_days as whole, first_30_days::float8 * first_30_days as part_squared,
           first_365_days::float8 * first_365_days as whole_squared, first_30_days::float8 * first_365_days as product
    from fact_buyer where ${buyerCondition(filters)}`
}

/** The money of the best 1 % and 10 % of customers; the top k are round(n × share), at least one. */
export async function loadTopSums({ db }: QueryContext, filters: Filters): Promise<TopSums> {
  const { rows } = await sql<TopSums>`
    with everybody as (
      select n, revenue, greatest(1, round(n * 0.01)) as k1, greatest(1, round(n * 0.1)) as k10
      from (select coalesce(sum(customers), 0) as n, coalesce(sum(total), 0) as revenue
            from (${firstDayRows(filters)}) days) sums
    ),
    best as (
      select total, row_number() over (order by total desc) as rank
      from fact_buyer where ${buyerCondition(filters)}
      order by total desc
      limit (select k10 from everybody)
    )
    select n::integer, revenue::float8, least(n, k1)::integer as k1, least(n, k10)::integer as k10,
           coalesce((select sum(total) from best where rank <= k1), 0)::float8 as top1,
           coalesce((select sum(total) from best), 0)::float8 as top10
    from everybody
  `.execute(db)
  return rows[0]!
}

/**
 * Purchases with a product new to their customer, by the customer's age in days. Of customers watched for a year they
 * are counted within it, and where nobody is left out, only as early (at day 0) and late (at day 90).
 */
export async function loadNewProductCounts(
  { db }: QueryContext,
  filters: Filters,
): Promise<NewProductCount[]> {
  const tallied = sql<NewProductCount>`
    select is_first as "isFirst", age_days as "ageDays",
           coalesce(sum(purchases) filter (where first_day is null), 0)::integer as purchases,
           coalesce(sum(purchases) filter (
             where first_day <= (select max(last_day) from fact_buyer) - 364
           ), 0)::integer as "watchedYear"
    from fact_new
    group by is_first, age_days having sum(purchases) <> 0
    order by is_first, age_days
  `
  const counted = sql<NewProductCount>`
    select nth = 1 as "isFirst", age_days as "ageDays", count(*)::integer as purchases,
           (count(*) filter (
             where day - age_days <= (select max(last_day) from fact_buyer) - 364
           ))::integer as "watchedYear"
    from fact_purchase
    ${whereBuyerMatches(filters, sql`new_products > 0`)}
    group by nth = 1, age_days
    order by nth = 1, age_days
  `
  return (await (isTallied(filters, []) ? tallied : counted).execute(db)).rows
}
