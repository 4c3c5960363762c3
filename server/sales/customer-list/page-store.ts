import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { KNOWN_TOTAL } from '../standings/known-total-store.ts'
import { readCursor, writeCursor, type Cursor } from './cursor.ts'
import type { CustomerPage, ListedCustomer, ListInput } from './schema.ts'

/** The listed columns of a customer `c` with the standing `s`. */
export const LISTED_COLUMNS = sql`
  c.customer_id as id, c.name, c.email, coalesce(s.first_country, c.country) as country, coalesce(s.purchases, 0) as purchases,
  case when s.customer_id is null then 0 else ${KNOWN_TOTAL} end as total, s.first_day as "firstDay", s.last_day as "lastDay", s.median_gap_days as "medianGapDays"
`

type Key = {
  table: RawBuilder<unknown>
  id: RawBuilder<unknown>
  key: RawBuilder<unknown>
  type: RawBuilder<unknown>
  isNullable: boolean
}

const standing = { table: sql`purchase_standing`, id: sql`customer_id` }

/** The key of each sorting, as its index has it. */
const KEYS: Record<ListInput['sort'], Key> = {
  name: {
    table: sql`fact_customer`,
    id: sql`customer_id`,
    key: sql`lower(name)`,
    type: sql`text`,
    isNullable: false,
  },
  purchases: { ...standing, key: sql`purchases`, type: sql`integer`, isNullable: false },
  total: { ...standing, key: sql`total`, type: sql`bigint`, isNullable: false },
  last: { ...standing, key: sql`last_day`, type: sql`date`, isNullable: true },
  first: { ...standing, key: sql`first_day`, type: sql`date`, isNullable: true },
}

const ORDERS = {
  asc: { notNull: sql`asc`, nullable: sql`asc nulls first` },
  desc: { notNull: sql`desc`, nullable: sql`desc nulls last` },
}

type KeyedRow = ListedCustomer & { key?: string | null }

export async function customersByKey(
  db: Db,
  { sort, direction, after, limit }: ListInput,
): Promise<CustomerPage> {
  const { table, id, key, isNullable } = KEYS[sort]
  const order = ORDERS[direction][isNullable ? 'nullable' : 'notNull']
  const ranges = rangesAfter(KEYS[sort], direction, readCursor(after)).map(
    (condition) => sql`(
      select ${id} as id, ${key} as key from ${table} where ${condition}
      order by ${key} ${order}, ${id} ${sql.raw(direction)} limit ${limit + 1})`,
  )
  const { rows } = await sql<KeyedRow>`
    with page as (
      select id, key from (${sql.join(ranges, sql` union all `)}) range
      order by key ${order}, id ${sql.raw(direction)} limit ${limit + 1}
    )
    select ${LISTED_COLUMNS}, p.key::text as key
    from page p join fact_customer c on c.customer_id = p.id left join purchase_standing s on s.customer_id = p.id
    order by p.key ${order}, p.id ${sql.raw(direction)}
  `.execute(db)
  return pageOf(rows, limit)
}

/** The ranges of the index after the cursor: customers with a key and customers without one are two. */
function rangesAfter({ id, key, type, isNullable }: Key, direction: 'asc' | 'desc', from: Cursor | null) {
  const beyond = direction === 'desc' ? sql`<` : sql`>`
  if (from && from.value === null) {
    const without = sql`${key} is null and ${id} ${beyond} ${from.id}::bigint`
    return direction === 'desc' ? [without] : [without, sql`${key} is not null`]
  }
  const withKey = from
    ? sql`(${key}, ${id}) ${beyond} (${from.value}::${type}, ${from.id}::bigint)`
    : sql`${key} is not null`
  return isNullable && (direction === 'desc' || !from) ? [withKey, sql`${key} is null`] : [withKey]
}

function pageOf(rows: KeyedRow[], limit: number): CustomerPage {
  const last = rows[limit - 1]
  const next = last && rows.length > limit ? writeCursor({ value: last.key ?? null, id: last.id }) : null
  for (const row of rows) delete row.key
  return { customers: rows.slice(0, limit), next }
}
