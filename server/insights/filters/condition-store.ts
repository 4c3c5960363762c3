import { sql, type RawBuilder } from 'kysely'
import type { Selection } from '../schema.ts'

/** The filters as a condition on fact_buyer: all are about the customer's first order. */
export function buyerCondition(filters: Selection): RawBuilder<boolean> {
  const { excludeBefore } = filters
  const conditions = [
    ...conditionsOf(filters),
    ...(excludeBefore === undefined ? [] : [sql`first_day >= ${excludeBefore}::date`]),
  ]
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** The `where` of a query of fact_purchase; without filters it needs no join. */
export function whereBuyerMatches(filters: Selection, also?: RawBuilder<boolean>): RawBuilder<unknown> {
  const chosen = conditionsOf(filters)
  const { excludeBefore } = filters
  const conditions = [
    ...(also ? [also] : []),
    ...(chosen.length > 0
      ? [sql`customer_id in (select customer_id from fact_buyer where ${sql.join(chosen, sql` and `)})`]
      : []),
    // Customers without any order, as some subscribers are, stay.
    ...(excludeBefore === undefined
      ? []
      : [
          sql`customer_id not in (select customer_id from fact_buyer where first_day < ${excludeBefore}::date)`,
        ]),
  ]
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}

function conditionsOf({ from, to, channel, country, product }: Selection): RawBuilder<unknown>[] {
  return [
    from !== undefined && sql`first_day >= ${from}::date`,
    to !== undefined && sql`first_day <= ${to}::date`,
    channel !== undefined && sql`first_channel = ${channel}`,
    country !== undefined && sql`first_country = ${country}`,
    product !== undefined && sql`first_products @> array[${product}::integer]`,
  ].filter((condition) => condition !== false)
}
