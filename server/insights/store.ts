import { sql } from 'kysely'
import type { Scope } from '../platform/scope.ts'
import { chosenBuyers, ofChosenBuyers } from './chosen.ts'
import type { TopSums } from './concentration.ts'
import type { NewProductCount } from './cross-sell.ts'
import type { FirstYearSums } from './first-year.ts'
import type { GapCount, LastSeenCount } from './ladder.ts'
import type { MoneyCounts } from './money.ts'
import type { Cell } from './revenue.ts'
import type { Filters } from './schema.ts'

/** What a question needs: a database to ask. */
export type Asked = Pick<Scope, 'db'>

/** The first and the last day with a purchase in the whole company, whatever the filters. */
export async function observed({ db }: Asked): Promise<{ from: string; through: string } | null> {
  const { rows } = await sql<{ from: string | null; through: string | null }>`
    select min(first_day)::text as "from", max(last_day)::text as through from fact_buyer
  `.execute(db)
  const { from, through } = rows[0]!
  return from !== null && through !== null ? { from, through } : null
}

/** Every purchase by its number and its distance from the one before; numbers above `most` are put together. */
export async function gapCounts({ db }: Asked, filters: Filters, most: number): Promise<GapCount[]> {
  const { rows } = await sql<GapCount>`
    with exact as (
      select nth, gap_days, count(*) as customers
      from fact_purchase ${ofChosenBuyers(filters)}
      group by nth, gap_days
    )
    select least(nth, ${most}::integer) as nth, gap_days as "gapDays", sum(customers)::float8 as customers
    from exact
    group by 1, 2
  `.execute(db)
  return rows
}

/** Customers with at most `most` purchases by their last day: those whose next purchase is still waited for. */
export async function lastSeenCounts(
  { db }: Asked,
  filters: Filters,
  most: number,
): Promise<LastSeenCount[]> {
  const { rows } = await sql<LastSeenCount>`
    select purchases, last_day - date '1970-01-01' as "lastDay", count(*)::integer as customers
    from fact_buyer
    where purchases <= ${most} and ${chosenBuyers(filters)}
    group by purchases, last_day
  `.execute(db)
  return rows
}

/** What each month of first purchases did in each later month. */
export async function cells({ db }: Asked, filters: Filters): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    with exact as (
      select cohort, cohort_month, count(*) as purchases,
             count(*) filter (where first_in_month) as customers,
             sum(amount) as revenue, sum(amount) filter (where nth = 1) as first_revenue
      from fact_purchase ${ofChosenBuyers(filters)}
      group by cohort, cohort_month
    )
    select to_char(cohort, 'YYYY-MM') as cohort, cohort_month as "offset", customers::integer, purchases::integer,
           coalesce(revenue, 0)::float8 as revenue, coalesce(first_revenue, 0)::float8 as "firstRevenue"
    from exact
    order by cohort, cohort_month
  `.execute(db)
  return rows
}

/** One pass over the customers: whether there is money, and the first year of those watched for it. */
export async function buyerSums({ db }: Asked, filters: Filters): Promise<MoneyCounts & FirstYearSums> {
  const { rows } = await sql<MoneyCounts & FirstYearSums>`
    with watched as (
      select purchases, unpriced, unrated,
             first_day <= (select max(last_day) from fact_buyer) - 364 as full_year,
             first_30_days::float8 as part, first_365_days::float8 as whole
      from fact_buyer
      where ${chosenBuyers(filters)}
    )
    select coalesce(sum(purchases), 0)::float8 as purchases,
           coalesce(sum(unpriced), 0)::float8 as unpriced,
           coalesce(sum(unrated), 0)::float8 as unrated,
           (count(*) filter (where full_year))::integer as n,
           (count(*) filter (where not full_year))::integer as "tooYoung",
           coalesce(sum(part) filter (where full_year), 0) as part,
           coalesce(sum(whole) filter (where full_year), 0) as whole,
           coalesce(sum(part * part) filter (where full_year), 0) as "partSquared",
           coalesce(sum(whole * whole) filter (where full_year), 0) as "wholeSquared",
           coalesce(sum(part * whole) filter (where full_year), 0) as product
    from watched
  `.execute(db)
  return rows[0]!
}

/** The money of the best 1 % and 10 % of customers; the top k are round(n × share), at least one. */
export async function topSums({ db }: Asked, filters: Filters): Promise<TopSums> {
  const { rows } = await sql<TopSums>`
    with everybody as (
      select count(*) as n, coalesce(sum(total), 0) as revenue,
             greatest(1, round(count(*) * 0.01)) as k1, greatest(1, round(count(*) * 0.1)) as k10
      from fact_buyer where ${chosenBuyers(filters)}
    ),
    best as (
      select total, row_number() over (order by total desc) as rank
      from fact_buyer where ${chosenBuyers(filters)}
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

/** Purchases with a product new to their customer, by the customer's age in days. */
export async function newProductCounts({ db }: Asked, filters: Filters): Promise<NewProductCount[]> {
  const { rows } = await sql<NewProductCount>`
    select nth = 1 as "isFirst", age_days as "ageDays", count(*)::integer as purchases,
           (count(*) filter (
             where day - age_days <= (select max(last_day) from fact_buyer) - 364
           ))::integer as "watchedYear"
    from fact_purchase
    ${ofChosenBuyers(filters, sql`new_products > 0`)}
    group by nth = 1, age_days
    order by nth = 1, age_days
  `.execute(db)
  return rows
}
