import { sql, type RawBuilder } from 'kysely'
import type { MoneyCounts } from '../amounts.ts'
import type { FactQuery } from '../finding.ts'
import type { FirstYearSums } from '../first-year/answer.ts'
import type { Selection } from '../schema.ts'
import { buyerCondition } from './condition-store.ts'
import { isTallied } from './filters.ts'

/** How complete the amounts are, and the first year of customers observed for a year. */
export async function loadBuyerSums({ db, filters }: FactQuery): Promise<MoneyCounts & FirstYearSums> {
  const { rows } = await sql<MoneyCounts & FirstYearSums>`
    with watched as (
      select *, first_day <= (select max(last_day) from fact_buyer) - 364 as full_year from (${firstDayRows(filters)}) days
    )
    select coalesce(sum(purchases), 0)::float8 as purchases,
           coalesce(sum(unpriced), 0)::float8 as unpriced,
           coalesce(sum(unrated), 0)::float8 as unrated,
           coalesce(sum(customers) filter (where full_year), 0)::integer as n,
           coalesce(sum(customers) filter (where not full_year), 0)::integer as "tooYoung",
           coalesce(sum(unpriced + unrated) filter (where full_year), 0)::float8 as "yearUnpriced",
           coalesce(sum(part) filter (where full_year), 0)::float8 as part,
           coalesce(sum(whole) filter (where full_year), 0)::float8 as whole,
           coalesce(sum(part_squared) filter (where full_year), 0)::float8 as "partSquared",
           coalesce(sum(whole_squared) filter (where full_year), 0)::float8 as "wholeSquared",
           coalesce(sum(product) filter (where full_year), 0)::float8 as product
    from watched
  `.execute(db)
  return rows[0]!
}

/** Customers by the day of their first purchase; one row for each customer if the filters name a product. */
export function firstDayRows(filters: Selection): RawBuilder<unknown> {
  if (isTallied(filters, ['from', 'to', 'channel', 'country', 'excludeBefore']))
    return sql`select * from fact_first_day where ${buyerCondition(filters)}`
  return sql`
    select first_day, 1 as customers, (second_day - first_day <= 365)::integer as back_in_year, purchases, unpriced, unrated, total, first_30_days as part,
           first_365_days as whole, first_30_days::float8 * first_30_days as part_squared,
           first_365_days::float8 * first_365_days as whole_squared, first_30_days::float8 * first_365_days as product
    from fact_buyer where ${buyerCondition(filters)}`
}
