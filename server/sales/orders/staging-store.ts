import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { CompiledQuery, sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { Pool } from 'pg'
import { normalizeEmail, identityKey } from '../../customers/identity/key.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { prefetch } from './prefetch.ts'
import type { IncomingOrder } from './incoming-order.ts'
import type { StagedBatch } from './staged-batch.ts'
import { openProductNumbers } from './product-numbers-store.ts'

/** The tables of one batch between reading and writing. Unlogged: after a crash of the database it is read again. */
const orderTable = (batchId: number) => `staging.import_order_${Math.trunc(batchId)}`
const productTable = (batchId: number) => `staging.import_product_${Math.trunc(batchId)}`

export function stagedBatch(
  batchId: number,
  source: string,
  customersAre: 'company' | 'person',
): StagedBatch {
  const [orders, products] = [sql.table(orderTable(batchId)), sql.table(productTable(batchId))]
  return { orders, products, source, customersAre, batchId }
}

const COLUMNS =
  'ref, source_id, line, who, customer_ref, customer_email, customer_name, occurred_at, currency, channel, country, amount, refunded, cancelled_at, product_ids, quantities, line_amounts'

/**
 * Streams orders into new staging tables of a batch, so that reading can start again after a crash.
 *
 * @returns how many runs of orders were staged
 */
export async function stageBatch(
  scope: Scope,
  batchId: number,
  batches: AsyncIterable<IncomingOrder[]>,
): Promise<number> {
  await dropStaging(scope, batchId)
  const [orders, products] = [orderTable(batchId), productTable(batchId)]
  await sql`create unlogged table ${sql.table(orders)} (like staging.import_order including all)`.execute(
    scope.db,
  )
  await sql`create unlogged table ${sql.table(products)} (like staging.import_product including all)`.execute(
    scope.db,
  )
  const book = openProductNumbers((text, values) => scope.pool.query(text, values), products)
  let staged = 0
  async function* lines() {
    for await (const part of prefetch(batches)) {
      const ids = await book.idsOf(part)
      staged += part.length
      yield part.map((order, i) => copyLine(order, ids[i]!)).join('')
    }
  }
  await copyInto(scope.pool, `copy ${orders} (${COLUMNS}) from stdin`, lines())
  return staged
}

export async function dropStaging({ db }: Scope, batchId: number): Promise<void> {
  await sql`drop table if exists ${sql.table(orderTable(batchId))}, ${sql.table(productTable(batchId))}`.execute(
    db,
  )
}

/** Stages a few orders in tables that live until the open transaction ends. */
export async function stageOrders(
  { db }: Scope,
  incoming: IncomingOrder[],
  source: string,
): Promise<StagedBatch> {
  const rows = incoming.map((order) => {
    const { ref, email, name } = order.customer
    return { ref, email: normalizeEmail(email), name, who: identityKey(ref, email) }
  })
  await sql`drop table if exists staged_order, staged_product`.execute(db)
  await sql`create temp table staged_order (like staging.import_order including all) on commit drop`.execute(
    db,
  )
  await sql`create temp table staged_product (like staging.import_product including all) on commit drop`.execute(
    db,
  )
  const book = openProductNumbers(
    (text, values) => db.executeQuery(CompiledQuery.raw(text, values)),
    'staged_product',
  )
  const products = await book.idsOf(incoming)
  const values = incoming.map((order, i) => ({
    ref: order.ref,
    source_id: order.ref,
    line: order.line,
    who: rows[i]!.who,
    customer_ref: rows[i]!.ref,
    customer_email: rows[i]!.email,
    customer_name: rows[i]!.name,
    occurred_at: new Date(order.at),
    currency: order.currency,
    channel: order.channel,
    country: order.country,
    amount: order.total,
    refunded: order.refunded,
    cancelled_at: order.cancelledAt === null ? null : new Date(order.cancelledAt),
    product_ids: products[i],
    quantities: order.quantities,
    line_amounts: order.amounts,
  }))
  await sql`
    insert into staged_order select * from jsonb_populate_recordset(null::staged_order, ${JSON.stringify(values)}::jsonb)
  `.execute(db)
  return {
    orders: sql.table('staged_order'),
    products: sql.table('staged_product'),
    source,
    customersAre: 'person',
    batchId: null,
  }
}

/** Whether the staging tables still hold all rows: a crash of the database empties them. */
export async function isStaged(scope: Scope, batchId: number, expected: number): Promise<boolean> {
  const name = orderTable(batchId)
  const { rows } = await sql<{ table: string | null }>`select to_regclass(${name})::text as table`.execute(
    scope.db,
  )
  if (!rows[0]!.table) return false
  const count = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(scope.db)
  return count.rows[0]!.n === expected
}

/** How many staged orders there are in each currency, the most frequent first; null: none is named. */
export async function countByCurrency(
  { db }: Pick<Scope, 'db'>,
  { orders }: StagedBatch,
): Promise<{ currency: string | null; orders: number }[]> {
  const { rows } = await sql<{ currency: string | null; orders: number }>`
    select currency, count(*) as orders from ${orders} group by currency order by orders desc, currency
  `.execute(db)
  return rows
}

async function copyInto(pool: Pool, statement: string, lines: AsyncIterable<string>): Promise<void> {
  const client = await pool.connect()
  try {
    await pipeline(Readable.from(lines), client.query(copyFrom(statement)))
    client.release()
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

function copyLine(order: IncomingOrder, products: number[]): string {
  const { ref, email, name } = order.customer
  return `${[
    copyText(order.ref),
    copyText(order.ref),
    order.line,
    copyText(identityKey(ref, email)),
    copyText(ref),
    copyText(normalizeEmail(email)),
    copyText(name),
    new Date(order.at).toISOString(),
    copyText(order.currency),
    copyText(order.channel),
    copyText(order.country),
    order.total ?? '\\N',
    order.refunded,
    order.cancelledAt === null ? '\\N' : new Date(order.cancelledAt).toISOString(),
    copyArray(products),
    copyArray(order.quantities),
    copyArray(order.amounts),
  ].join('\t')}\n`
}

/** Runs for every line of a file, so it builds no array in between. */
function copyArray(values: readonly (number | null)[]): string {
  let written = ''
  for (let i = 0; i < values.length; i++) written += `${i === 0 ? '{' : ','}${values[i] ?? 'NULL'}`
  return written === '' ? '{}' : `${written}}`
}

function copyText(value: string | null): string {
  if (value === null || value === '') return '\\N'
  return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character]!) : value
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Tells the planner about many new orders. */
export async function analyseOrders({ db }: Scope): Promise<void> {
  await sql`analyze sales_order`.execute(db)
}
