import { sql } from 'kysely'
import { buyerCondition, whereBuyerMatches } from '../filters/condition-store.ts'
import { isTallied } from '../filters/filters.ts'
import type { FactQuery } from '../finding.ts'
import type { CohortCell } from './answer.ts'

/** What each month of first purchases did in each later month. */
export async function loadCohortCells({ db, filters }: FactQuery): Promise<CohortCell[]> {
  const { rows } = await sql<CohortCell>`
    with exact as (
      ${
        isTallied(filters, ['channel', 'country'])
          ? sql`
            select cohort, cohort_month, sum(purchases) as purchases, sum(customers) as customers,
                   sum(priced) as priced, sum(first_priced) as first_priced, sum(revenue) as revenue, sum(first_revenue) as first_revenue
            from fact_cell where ${buyerCondition(filters)} group by cohort, cohort_month having sum(purchases) <> 0`
          : sql`
            select cohort, cohort_month, count(*) as purchases,
                   count(*) filter (where first_in_month) as customers, count(amount) as priced,
                   count(amount) filter (where nth = 1) as first_priced, sum(amount) as revenue, sum(amount) filter (where nth = 1) as first_revenue
            from fact_purchase ${whereBuyerMatches(filters)} group by cohort, cohort_month`
      }
    )
    select to_char(cohort, 'YYYY-MM') as cohort, cohort_month as "offset", customers::integer, purchases::integer,
           priced::integer, first_priced::integer as "firstPriced",
           coalesce(revenue, 0)::float8 as revenue, coalesce(first_revenue, 0)::float8 as "firstRevenue"
    from exact
    order by cohort, cohort_month
  `.execute(db)
  return rows
}

/** What refunds took beyond the amounts of their orders, also of customers without any purchase that counts. */
export async function loadLost({ db, filters }: FactQuery): Promise<number> {
  const { rows } = await sql<{ lost: number }>`
    select coalesce(sum(lost), 0)::float8 as lost from fact_lost ${whereBuyerMatches(filters)}
  `.execute(db)
  return rows[0]!.lost
}
