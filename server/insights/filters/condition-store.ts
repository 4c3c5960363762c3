import { sql, type RawBuilder } from 'kysely'
import type { Filters } from '../schema.ts'

/** The filters as a condition on fact_buyer: all are about the customer's first order. */
export function buyerCondition(filters: Filters): RawBuilder<boolean> {
  const conditions = conditionsOf(filters)
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** The `where` of a query of fact_purchase; without filters it needs no join. */
export function whereBuyerMatches(filters: Filters, also?: RawBuilder<boolean>): RawBuilder<unknown> {
  const chosen = conditionsOf(filters)
  const conditions = [
    ...(also ? [also] : []),
    ...(chosen.length > 0
      ? [sql`customer_id in (select customer_id from fact_buyer where ${sql.join(chosen, sql` and `)})`]
      : []),
  ]
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}

function conditionsOf({ from, to, channel, country, product }: Filters): RawBuilder<unknown>[] {
  return [
    from !== undefined && sql`first_day >= ${from}::date`,
    to !== undefined && sql`first_day <= ${to}::date`,
    channel !== undefined && sql`first_channel = ${channel}`,
    country !== undefined && sql`first_country = ${country}`,
    product !== undefined && sql`first_products @> array[${product}::integer]`,
  ].filter((condition) => condition !== false)
}
