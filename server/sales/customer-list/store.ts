import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database/pool.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'

/** Columns by which the list of customers can be walked; each has an index that serves it page by page. */
export const sortKeys = ['name', 'purchases', 'total', 'last', 'first'] as const

export const listInput = z.strictObject({
  search: z.string().max(200).optional(),
  sort: z.enum(sortKeys).default('last'),
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

type Key = {
  table: RawBuilder<unknown>
  id: RawBuilder<unknown>
  key: RawBuilder<unknown>
  type: RawBuilder<unknown>
  mayLack: boolean
}

const standing = { table: sql`purchase_standing`, id: sql`customer_id` }

/** What sorts, for each sorting, as its index has it; a customer who lacks it stands after all others, or before. */
const KEYS: Record<ListInput['sort'], Key> = {
  name: { table: sql`customer`, id: sql`id`, key: sql`lower(name)`, type: sql`text`, mayLack: false },
  purchases: { ...standing, key: sql`purchases`, type: sql`integer`, mayLack: false },
  total: { ...standing, key: sql`total`, type: sql`bigint`, mayLack: false },
  last: { ...standing, key: sql`last_day`, type: sql`date`, mayLack: true },
  first: { ...standing, key: sql`first_day`, type: sql`date`, mayLack: true },
}

/** One page of customers, walked by key, so that the millionth page costs what the first does. */
export async function listCustomers(scope: Scope, input: ListInput): Promise<Page> {
  return input.search?.trim() ? search(scope, input.search.trim(), input.limit) : pageByKey(scope, input)
}

async function pageByKey({ db }: Scope, { sort, direction, after, limit }: ListInput): Promise<Page> {
  const { table, id, key, mayLack } = KEYS[sort]
  const order = ORDERS[direction][mayLack ? 'mayLack' : 'all']
  const stretches = rangesOf(KEYS[sort], direction, readCursor(after)).map(
    (condition) => sql`(
      select ${id} as id, ${key} as key from ${table} where ${condition}
      order by ${key} ${order}, ${id} ${sql.raw(direction)} limit ${limit + 1})`,
  )
  const { rows } = await sql<ListedCustomer & { key?: string | null }>`
    with found as (
      select id, key from (${sql.join(stretches, sql` union all `)}) stretch
      order by key ${order}, id ${sql.raw(direction)} limit ${limit + 1}
    )
    select ${COLUMNS}, f.key::text as key
    from found f join customer c on c.id = f.id left join purchase_standing s on s.customer_id = c.id
    order by f.key ${order}, f.id ${sql.raw(direction)}
  `.execute(db)
  return page(rows, limit)
}

const ORDERS = {
  asc: { all: sql`asc`, mayLack: sql`asc nulls first` },
  desc: { all: sql`desc`, mayLack: sql`desc nulls last` },
}

/** The stretches of an index that still lie ahead: one of those who have the key, one of those who lack it. */
function rangesOf({ id, key, type, mayLack }: Key, direction: 'asc' | 'desc', from: Cursor | null) {
  const beyond = direction === 'desc' ? sql`<` : sql`>`
  if (from && from.value === null) {
    const lacking = sql`${key} is null and ${id} ${beyond} ${from.id}::bigint`
    return direction === 'desc' ? [lacking] : [lacking, sql`${key} is not null`]
  }
  const having = from
    ? sql`(${key}, ${id}) ${beyond} (${from.value}::${type}, ${from.id}::bigint)`
    : sql`${key} is not null`
  return mayLack && (direction === 'desc' || !from) ? [having, sql`${key} is null`] : [having]
}

/** Finds by any part of name, address or id; when nobody holds the words, whatever is spelled alike. */
async function search(scope: Scope, text: string, limit: number): Promise<Page> {
  const { rows } = await sql<{ words: string }>`select lower(unaccent(${text})) as words`.execute(scope.db)
  const { words } = rows[0]!
  if (!/[\p{L}\p{N}]/u.test(words)) return { customers: [], next: null }
  const held = await containing(scope, words, limit)
  if (held.length > 0 || words.length < SHORTEST_IN_INDEX) return { customers: held, next: null }
  const alike = await similarlySpelt(scope, words, LIKE, limit)
  return {
    customers: alike.length > 0 ? alike : await similarlySpelt(scope, words, HARDLY_LIKE, limit),
    next: null,
  }
}

/** Fewer letters are in no index but as the beginning of a word. */
const SHORTEST_IN_INDEX = 3

async function containing(scope: Scope, words: string, limit: number): Promise<ListedCustomer[]> {
  const pattern = words.replace(/[\\%_]/g, '\\$&')
  if (words.length >= SHORTEST_IN_INDEX)
    return selectMatching(scope.db, sql`search like ${`%${pattern}%`}`, pattern, limit)
  return inTransaction(scope, async ({ db }) => {
    // The database takes the beginnings of words for common, reads everybody, and finds out too late when they are rare.
    await sql`select set_config('enable_seqscan', 'off', true)`.execute(db)
    const begins = sql`(search like ${`${pattern}%`} or search like ${`% ${pattern}%`})`
    return selectMatching(db, begins, pattern, limit)
  })
}

async function selectMatching(
  db: Db,
  holds: RawBuilder<unknown>,
  pattern: string,
  limit: number,
): Promise<ListedCustomer[]> {
  const { rows } = await sql<ListedCustomer>`
    with found as (
      select id, search like ${`${pattern}%`} as begins from customer where ${holds} limit 500
    )
    select ${COLUMNS}
    from found f join customer c on c.id = f.id left join purchase_standing s on s.customer_id = c.id
    order by f.begins desc, s.purchases desc nulls last, c.id limit ${limit}
  `.execute(db)
  return rows
}

/** Two letters in the wrong order leave less than half of a short word's trigrams in place; that finds many and slowly. */
const [LIKE, HARDLY_LIKE] = [0.6, 0.4]

function similarlySpelt(
  scope: Scope,
  words: string,
  likeness: number,
  limit: number,
): Promise<ListedCustomer[]> {
  return inTransaction(scope, async ({ db }) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(likeness)}, true)`.execute(db)
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

function page(rows: (ListedCustomer & { key?: string | null })[], limit: number): Page {
  const last = rows[limit - 1]
  const next = rows.length > limit ? JSON.stringify([last!.key ?? null, last!.id]) : null
  for (const row of rows) delete row.key
  return { customers: rows.slice(0, limit), next }
}

type Cursor = { value: string | null; id: number }

function readCursor(text: string | undefined): Cursor | null {
  const parsed = z.tuple([z.string().nullable(), z.int()]).safeParse(text ? safeJson(text) : null)
  return parsed.success ? { value: parsed.data[0], id: parsed.data[1] } : null
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
