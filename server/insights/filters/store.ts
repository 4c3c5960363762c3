import { sql } from 'kysely'
import type { FilterOptions } from '../schema.ts'
import type { Scope } from '../../platform/scope/scope.ts'

const MOST_VALUES = 500
const MOST_PRODUCTS = 20

type Place = { channel: string | null; country: string | null; customers: number }

/** The channels and countries of first orders, those with the most customers first. */
export async function loadPlaces({
  db,
}: Pick<Scope, 'db'>): Promise<Pick<FilterOptions, 'channels' | 'countries'>> {
  const { rows } = await sql<Place>`
    select first_channel as channel, first_country as country, sum(customers)::integer as customers
    from fact_first_day
    group by first_channel, first_country
    having sum(customers) > 0
  `.execute(db)
  return { channels: largestFirst(rows, 'channel'), countries: largestFirst(rows, 'country') }
}

function largestFirst(rows: readonly Place[], key: 'channel' | 'country') {
  const customers = new Map<string, number>()
  for (const row of rows) {
    const value = row[key]
    if (value !== null) customers.set(value, (customers.get(value) ?? 0) + row.customers)
  }
  return [...customers]
    .map(([value, number]) => ({ value, customers: number }))
    .sort((one, other) => other.customers - one.customers || (one.value < other.value ? -1 : 1))
    .slice(0, MOST_VALUES)
}

/** Products whose code or name contains the search text, exact codes first; before them the chosen one. */
export async function loadProducts(
  { db }: Pick<Scope, 'db'>,
  search: string,
  chosen: number | null,
): Promise<FilterOptions['products']> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<FilterOptions['products'][number]>`
    select id, sku, name
    from fact_product
    where id = ${chosen} or sku ilike ${pattern} or name ilike ${pattern}
    order by (id = ${chosen}) is not true, lower(sku) <> lower(${search}), name, id
    limit ${MOST_PRODUCTS}
  `.execute(db)
  return rows
}
