import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { allowedValues, columnsOf, foreignKeys, type Column } from '../../test/structure/catalogue.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { merge } from './customers.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await sql`
    insert into metric (name, unit, direction, source, key, created_at)
    values ('Open rate', 'percent', 'up', 'team', 'open_rate', now())
  `.execute(scope.db)
})
after(() => database[Symbol.asyncDispose]())

type Row = Record<string, unknown>

let serial = 0

/** A value that the column accepts; texts and numbers of identities are unique. */
async function valueFor(table: string, column: Column): Promise<unknown> {
  serial += 1
  const allowed = await allowedValues(scope.db, table, column.name)
  if (allowed) return allowed[serial % allowed.length]
  if (column.type === 'boolean') return serial % 2 === 0
  if (column.type === 'bytea') return Buffer.from(`secret ${serial}`)
  if (column.type === 'jsonb') return '{}'
  if (column.type === 'character(3)') return 'EUR'
  if (column.type.endsWith('[]')) return '{}'
  if (column.type === 'date') return `2026-${String(1 + (serial % 12)).padStart(2, '0')}-01`
  if (column.type.startsWith('timestamp')) return new Date(Date.UTC(2026, 0, 1) + serial * 60_000)
  if (column.type === 'text') return `text ${serial}`
  return 1 + (serial % 100)
}

/** One row of a customer, its references pointing to other rows of the same customer. */
async function insertRow(table: string, customerId: number): Promise<void> {
  const keys = (await foreignKeys(scope.db)).filter((key) => key.table === table)
  const row: Row = { customer_id: customerId }
  for (const { target, columns, targetColumns } of keys) {
    if (target === 'customer') continue
    const own = columns.includes('customer_id') ? sql`where customer_id = ${customerId}` : sql``
    const { rows } = await sql<Row>`
      select * from ${sql.table(target)} ${own} order by random() limit 1
    `.execute(scope.db)
    for (const [i, column] of columns.entries()) row[column] = rows[0]![targetColumns[i]!]
  }
  for (const column of await columnsOf(scope.db, table))
    if (!column.isGenerated && !(column.name in row)) row[column.name] = await valueFor(table, column)
  if (table === 'usage_event') row['id'] = serial
  const names = Object.keys(row)
  await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(names.map((name) => sql`${row[name]}`))})
    on conflict do nothing
  `.execute(scope.db)
}

async function fill(customerId: number, counts: readonly number[]): Promise<void> {
  for (const [i, table] of tables().entries()) {
    const isParent = ['sales_order', 'goal', 'contact'].includes(table)
    const rows = Math.max(isParent ? 1 : 0, counts[i % counts.length]!)
    for (let n = 0; n < rows; n++) await insertRow(table, customerId)
  }
}

const tables = () => Object.keys(scope.modules.customerTables)

async function newCustomer(): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into customer (kind, name, search, created_at) values ('company', 'Cleo', 'cleo', now()) returning id
  `.execute(scope.db)
  return rows[0]!.id
}

/** Columns of fact tables that are derived from other facts. */
const DERIVED_COLUMNS: Record<string, string[]> = {
  next_sale_ask: ['sale_kind', 'sale_ref', 'sold_on'],
  subscription_change: ['lies_ahead'],
}

async function rowsOf(table: string, customerIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select (to_jsonb(t) - ${['customer_id', ...(DERIVED_COLUMNS[table] ?? [])]}::text[])::text as row from ${sql.table(table)} t
    where customer_id = any(${customerIds}::bigint[]) order by 1
  `.execute(scope.db)
  return rows.map(({ row }) => row)
}

const counts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 7 })

test('merging moves every row of every table without loss, duplicates or leftovers', async () => {
  const check = fc.asyncProperty(counts, counts, async (ofFrom, ofInto) => {
    const [from, into] = [await newCustomer(), await newCustomer()]
    await fill(from, ofFrom)
    await fill(into, ofInto)
    const before = new Map<string, string[]>()
    for (const table of tables()) before.set(table, await rowsOf(table, [from, into]))
    await merge(scope, from, into)
    for (const [table, declared] of Object.entries(scope.modules.customerTables)) {
      assert.deepEqual(await rowsOf(table, [from]), [], `${table} has rows of the merged customer`)
      if (declared === 'derived') continue
      const { onMerge } = declared
      if (typeof onMerge === 'object' && 'rename' in onMerge)
        assert.equal((await rowsOf(table, [into])).length, before.get(table)!.length, table)
      if (onMerge === 'move') assert.deepEqual(await rowsOf(table, [into]), before.get(table), table)
    }
  })
  await fc.assert(check, { numRuns: 8 })
})

test('of two rows with the same key the row of the surviving customer is kept', async () => {
  const [from, into] = [await newCustomer(), await newCustomer()]
  for (const [id, at] of [
    [from, '2026-03-02'],
    [into, '2026-03-03'],
  ] as const)
    await sql`insert into progress_email (customer_id, month, queued_at) values (${id}, '2026-02-01', ${at}::date)`.execute(
      scope.db,
    )
  await sql`insert into progress_email (customer_id, month, queued_at) values (${from}, '2026-01-01', '2026-02-02')`.execute(
    scope.db,
  )
  await merge(scope, from, into)
  const { rows } = await sql`
    select month::text, queued_at::date::text as on from progress_email where customer_id = ${into} order by 1
  `.execute(scope.db)
  assert.deepEqual(rows, [
    { month: '2026-01-01', on: '2026-02-02' },
    { month: '2026-02-01', on: '2026-03-03' },
  ])
})

test('two readings with the same id of one source are both kept, the moved one under a longer id', async () => {
  const [from, into] = [await newCustomer(), await newCustomer()]
  for (const [id, value] of [
    [from, 0.2],
    [into, 0.3],
  ] as const)
    await sql`
      insert into reading (customer_id, metric_id, value, at, source, source_id, reported_by, recorded_at)
      values (${id}, 1, ${value}, now(), 'api', 'r1', 'Mara', now()), (${id}, 1, ${value}, now(), 'api', ${`own ${id}`}, 'Mara', now())
    `.execute(scope.db)
  await merge(scope, from, into)
  const { rows } = await sql<{ id: string; value: number }>`
    select source_id as id, value from reading where customer_id = ${into} order by value, 1
  `.execute(scope.db)
  assert.deepEqual(rows, [
    { id: `own ${from}`, value: 0.2 },
    { id: `r1 (of customer ${from})`, value: 0.2 },
    { id: `own ${into}`, value: 0.3 },
    { id: 'r1', value: 0.3 },
  ])
})
