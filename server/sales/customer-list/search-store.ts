import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { LISTED_COLUMNS } from './page-store.ts'
import type { ListedCustomer } from './schema.ts'

/** A text as the column `search` stores it: in lower case, without accents. */
export async function searchForm(db: Db, text: string): Promise<string> {
  const { rows } = await sql<{ folded: string }>`select lower(unaccent(${text})) as folded`.execute(db)
  return rows[0]!.folded
}

const escapeLike = (query: string) => query.replace(/[\\%_]/g, '\\$&')

export function findByPart(db: Db, query: string, limit: number): Promise<ListedCustomer[]> {
  const pattern = escapeLike(query)
  return findMatching(db, sql`search like ${`%${pattern}%`}`, pattern, limit)
}

/** Call it in a transaction, since it changes a setting to the end of it. */
export async function findByWordStart(db: Db, query: string, limit: number): Promise<ListedCustomer[]> {
  const pattern = escapeLike(query)
  // The planner assumes that prefixes are frequent and scans all customers, which is slow for rare ones.
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(db)
  const matches = sql`(search like ${`${pattern}%`} or search like ${`% ${pattern}%`})`
  return findMatching(db, matches, pattern, limit)
}

async function findMatching(
  db: Db,
  condition: RawBuilder<unknown>,
  pattern: string,
  limit: number,
): Promise<ListedCustomer[]> {
  const { rows } = await sql<ListedCustomer>`
    with matching as (
      select customer_id, search like ${`${pattern}%`} as is_start from fact_customer where ${condition} limit 500
    )
    select ${LISTED_COLUMNS}
    from matching m join fact_customer c on c.customer_id = m.customer_id
    left join purchase_standing s on s.customer_id = m.customer_id
    order by m.is_start desc, s.purchases desc nulls last, m.customer_id limit ${limit}
  `.execute(db)
  return rows
}

/** Call it in a transaction, since it changes a setting to the end of it. */
export async function findSimilar(
  db: Db,
  query: string,
  threshold: number,
  limit: number,
): Promise<ListedCustomer[]> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(threshold)}, true)`.execute(db)
  const { rows } = await sql<ListedCustomer>`
    with similar_name as (
      select customer_id, word_similarity(${query}, search) as similarity from fact_customer where ${query} <% search limit 5000
    )
    select ${LISTED_COLUMNS}
    from similar_name n join fact_customer c on c.customer_id = n.customer_id
    left join purchase_standing s on s.customer_id = n.customer_id
    order by n.similarity desc, n.customer_id limit ${limit}
  `.execute(db)
  return rows
}
