import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { together, type Scope } from '../platform/scope.ts'

/** Columns by which the list of customers can be walked; each has an index that serves it page by page. */
export const sortings = ['name', 'purchases', 'total', 'last', 'first'] as const

export const listInput = z.strictObject({
  search: z.string().max(200).optional(),
  sort: z.enum(sortings).default('last'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  /** Where the page before ended, as it was answered there. */
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export type ListInput = z.output<typeof listInput>

export type ListedCustomer = {
  id: number
  name: string
  email: string | null
  country: string | null
  purchases: number
  total: number
  firstDay: string | null
  lastDay: string | null
  medianGapDays: number | null
}

type Page = { customers: ListedCustomer[]; next: string | null }

const COLUMNS = sql`
  c.id, c.name, c.email, coalesce(s.first_country, c.country) as country, coalesce(s.purchases, 0) as purchases,
  coalesce(s.total, 0) as total, s.first_day as "firstDay", s.last_day as "lastDay", s.median_gap_days as "medianGapDays"
`

/** What sorts, for each sorting; a customer without the value stands after all who have it, or before. */
const KEYS: Record<ListInput['sort'], { key: RawBuilder<unknown>; type: RawBuilder<unknown>; none: string }> =
  {
    name: { key: sql`lower(c.name)`, type: sql`text`, none: '' },
    purchases: { key: sql`s.purchases`, type: sql`integer`, none: '0' },
    total: { key: sql`s.total`, type: sql`bigint`, none: '0' },
    last: { key: sql`s.last_day`, type: sql`date`, none: '0001-01-01' },
    first: { key: sql`s.first_day`, type: sql`date`, none: '0001-01-01' },
  }

/** One page of customers, walked by key, so that the millionth page costs what the first does. */
export async function listCustomers(scope: Scope, input: ListInput): Promise<Page> {
  return input.search?.trim() ? search(scope, input.search.trim(), input.limit) : walk(scope, input)
}

async function walk({ db }: Scope, { sort, direction, after, limit }: ListInput): Promise<Page> {
  const { key, type, none } = KEYS[sort]
  const descending = direction === 'desc'
  const [order, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const from = readCursor(after)
  const start = from
    ? sql`where (${key}, c.id) ${beyond} (${from.value}::${type}, ${from.id}::bigint)`
    : sql``
  const join =
    sort === 'name'
      ? sql`customer c left join purchase_standing s on s.customer_id = c.id`
      : sql`purchase_standing s join customer c on c.id = s.customer_id`
  const { rows } = await sql<ListedCustomer & { key?: string | null }>`
    select ${COLUMNS}, (${key})::text as key from ${join} ${start}
    order by ${key} ${order}, c.id ${order} limit ${limit + 1}
  `.execute(db)
  return page(rows, limit, none)
}

/** Finds by any part of name, address or id; when that is not enough, whatever is spelled alike. */
async function search(scope: Scope, text: string, limit: number): Promise<Page> {
  const { rows } = await sql<{ words: string }>`select lower(unaccent(${text})) as words`.execute(scope.db)
  const { words } = rows[0]!
  const holding = await holders(scope, words, limit)
  if (holding.length >= limit) return { customers: holding, next: null }
  const alike = await lookalikes(scope, words, limit)
  const seen = new Set(holding.map((customer) => customer.id))
  const customers = [...holding, ...alike.filter((customer) => !seen.has(customer.id))].slice(0, limit)
  return { customers, next: null }
}

async function holders({ db }: Scope, words: string, limit: number): Promise<ListedCustomer[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<ListedCustomer>`
    with found as (
      select id, search like ${pattern.slice(1)} as begins from customer where search like ${pattern} limit 500
    )
    select ${COLUMNS}
    from found f join customer c on c.id = f.id left join purchase_standing s on s.customer_id = c.id
    order by f.begins desc, s.purchases desc nulls last, c.id limit ${limit}
  `.execute(db)
  return rows
}

/** Two letters in the wrong order leave less than half of a short word's trigrams in place. */
const LIKENESS = 0.4

function lookalikes(scope: Scope, words: string, limit: number): Promise<ListedCustomer[]> {
  return together(scope, async ({ db }) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`.execute(db)
    const { rows } = await sql<ListedCustomer>`
      with found as (
        select id, word_similarity(${words}, search) as likeness from customer where ${words} <% search limit 5000
      )
      select ${COLUMNS}
      from found f join customer c on c.id = f.id left join purchase_standing s on s.customer_id = c.id
      order by f.likeness desc, c.id limit ${limit}
    `.execute(db)
    return rows
  })
}

function page(rows: (ListedCustomer & { key?: string | null })[], limit: number, none: string): Page {
  const last = rows[limit - 1]
  const next = rows.length > limit ? JSON.stringify([last!.key ?? none, last!.id]) : null
  for (const row of rows) delete row.key
  return { customers: rows.slice(0, limit), next }
}

function readCursor(text: string | undefined): { value: string; id: number } | null {
  const parsed = z.tuple([z.string(), z.int()]).safeParse(text ? safeJson(text) : null)
  return parsed.success ? { value: parsed.data[0], id: parsed.data[1] } : null
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
