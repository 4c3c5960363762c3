import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { modules } from '../../server/modules.ts'
import type { CustomerTable } from '../../server/platform/modules/customer-table.ts'
import { declarationsOf } from '../../server/platform/modules/define-module.ts'
import { testDatabase, type TestDatabase } from '../database.ts'
import { columnsOf, customerTableNames, foreignKeys, uniqueIndexes } from './catalogue.ts'

let database: TestDatabase
before(async () => (database = await testDatabase()))
after(() => database[Symbol.asyncDispose]())

const { customerTables } = declarationsOf(modules)
const isLookup = (table: string) => {
  const declared: CustomerTable | undefined = customerTables[table]
  return typeof declared === 'object' && declared.isLookup === true
}
/** Tables that are distributed over machines by customer. */
const isDistributed = (table: string) =>
  table === 'customer' || (customerTables[table] !== undefined && !isLookup(table))

test('every table with a customer_id is declared by a module, and every declared table has one', async () => {
  assert.deepEqual(await customerTableNames(database.db), Object.keys(customerTables).toSorted())
})

test('each table is declared by one module, after the tables that its foreign keys reference', async () => {
  const declared = modules.flatMap((module) => Object.keys(module.customerTables ?? {}))
  assert.deepEqual(declared, [...new Set(declared)])
  for (const { table, target } of await foreignKeys(database.db)) {
    if (declared.includes(table) && declared.includes(target))
      assert.ok(declared.indexOf(target) < declared.indexOf(table), `${table} is declared before ${target}`)
  }
})

test('the columns named in a declaration exist', async () => {
  for (const [table, declared] of Object.entries(customerTables)) {
    if (declared === 'derived') continue
    const names = (await columnsOf(database.db, table)).map(({ name }) => name)
    const { onMerge, onErase } = declared
    const forgotten = typeof onErase === 'object' ? onErase.forget : []
    const renamed =
      typeof onMerge === 'object' && 'rename' in onMerge ? [onMerge.rename, ...onMerge.sameIn] : []
    for (const column of [...forgotten, ...renamed]) assert.ok(names.includes(column), `${table}.${column}`)
  }
})

test('each module names modules that exist and come before it', () => {
  const names = modules.map(({ name }) => name)
  for (const [place, { name, uses }] of modules.entries())
    for (const used of uses) {
      assert.ok(names.includes(used), `${name} uses ${used}, which is no module`)
      assert.ok(names.indexOf(used) < place, `${name} uses ${used}, which comes after it`)
    }
})

test('distributed rows have the customer first in their primary key and in every unique key', async () => {
  const wrong = (await uniqueIndexes(database.db))
    .filter(({ table }) => isDistributed(table) && table !== 'customer')
    .filter(({ isPrimary, columns }) =>
      isPrimary ? columns[0] !== 'customer_id' : !columns.includes('customer_id'),
    )
  assert.deepEqual(wrong, [])
})

test('foreign keys of distributed rows stay within one customer, or reference a small table that every machine has', async () => {
  const wrong = (await foreignKeys(database.db)).filter(({ table, target, columns, targetColumns }) => {
    if (!isDistributed(table)) return isDistributed(target)
    if (!isDistributed(target)) return customerTables[target] !== undefined
    return columns[0] !== 'customer_id' || !['customer_id', 'id'].includes(targetColumns[0]!)
  })
  assert.deepEqual(wrong, [])
})

test('there are no triggers', async () => {
  const { rows } = await sql<{ name: string }>`
    select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace
  `.execute(database.db)
  assert.deepEqual(rows, [])
})
