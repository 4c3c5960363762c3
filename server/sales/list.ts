import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Scope } from '../platform/scope.ts'

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
  const { rows } = await sql<ListedCustomer & { key: string | null }>`
    select ${COLUMNS}, (${key})::text as key from ${join} ${start}
    order by ${key} ${order}, c.id ${order} limit ${limit + 1}
  `.execute(db)
  return page(rows, limit, none)
}

/** Finds by any part of name, address or id, and forgives accents and typing errors. */
async function search({ db }: Scope, text: string, limit: number): Promise<Page> {
  const { rows } = await sql<ListedCustomer>`
    with wanted as (select lower(unaccent(${text})) as words),
    found as (
      select c.id, case when c.search like '%' || replace(replace(w.words, '\\', '\\\\'), '%', '\\%') || '%' then 1.0 else 0 end
               + word_similarity(w.words, c.search) as likeness
      from customer c, wanted w
      where w.words <% c.search or c.search like '%' || replace(replace(w.words, '\\', '\\\\'), '%', '\\%') || '%'
      order by likeness desc, c.id limit ${limit}
    )
    select ${COLUMNS}
    from found f join customer c on c.id = f.id left join purchase_standing s on s.customer_id = c.id
    order by f.likeness desc, c.id
  `.execute(db)
  return { customers: rows, next: null }
}

function page(rows: (ListedCustomer & { key: string | null })[], limit: number, none: string): Page {
  const customers = rows.slice(0, limit).map(({ key: _, ...customer }) => customer)
  const last = rows[limit - 1]
  const next = rows.length > limit ? JSON.stringify([last!.key ?? none, last!.id]) : null
  return { customers, next }
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
