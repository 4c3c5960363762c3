import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { cast } from './sample/cast.ts'
import { makeOrder } from '../sales/sample/make-order.ts'
import { record as recordOrders } from '../sales/sales.ts'
import * as customers from './customers.ts'

let database: TestDatabase
let scope: Awaited<ReturnType<typeof testScope>>

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(async () => {
  await database[Symbol.asyncDispose]()
})

async function idOf(source: string, externalId: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where source = ${source} and external_id = ${externalId}
  `.execute(scope.db)
  return rows[0]!.id
}

test('two shops with the same address have one customer', async () => {
  await recordOrders(scope, 'shop', [makeOrder('1', cast.ada, '2026-01-01', 1000)])
  await recordOrders(scope, 'till', [
    makeOrder('A-7', { ref: '99', email: 'ADA@Lovelace.example ', name: null }, '2026-02-01', 500),
  ])
  assert.equal(await idOf('shop', 'ada'), await idOf('till', '99'))
  const { rows } = await sql<{ purchases: number }>`
    select purchases from purchase_standing where customer_id = ${await idOf('shop', 'ada')}
  `.execute(scope.db)
  assert.equal(rows[0]!.purchases, 2)
})

test('two new ids with one address in one file are one customer', async () => {
  await recordOrders(scope, 'shop', [
    makeOrder('20', { ref: 'x1', email: 'both@example.org', name: 'Both' }, '2026-01-01', 100),
    makeOrder('21', { ref: 'x2', email: 'both@example.org', name: 'Both' }, '2026-01-02', 100),
  ])
  assert.equal(await idOf('shop', 'x1'), await idOf('shop', 'x2'))
})

test('a merged customer leaves an alias, and later facts go to the survivor', async () => {
  await recordOrders(scope, 'shop', [
    makeOrder('30', cast.ben, '2026-01-01', 100),
    makeOrder('31', cast.cleo, '2026-01-05', 100),
  ])
  const [ben, cleo] = [await idOf('shop', 'ben'), await idOf('shop', 'cleo')]
  await customers.addContact(scope, { customerId: ben, name: 'Ben', email: null, phone: null, title: null })
  await customers.merge(scope, ben, cleo)
  const survivor = await customers.get(scope, ben)
  assert.equal(survivor.id, cleo)
  assert.deepEqual(
    survivor.contacts.map((contact) => contact.name),
    ['Ben'],
  )
  await recordOrders(scope, 'shop', [makeOrder('32', cast.ben, '2026-02-01', 100)])
  const { rows } = await sql<{
    nth: number
  }>`select nth from purchase where customer_id = ${cleo} order by nth`.execute(scope.db)
  assert.deepEqual(
    rows.map((row) => row.nth),
    [1, 2, 3],
  )
  await assert.rejects(customers.merge(scope, ben, cleo), /already the same customer/)
})

test('a customer entered by hand has a standing, and an address already in use is reported', async () => {
  const { id } = await customers.record(scope, {
    kind: 'company',
    name: 'Nordlicht',
    email: 'hi@nordlicht.example',
    country: null,
  })
  const { rows } = await sql<{
    purchases: number
  }>`select purchases from purchase_standing where customer_id = ${id}`.execute(scope.db)
  assert.equal(rows[0]!.purchases, 0)
  await assert.rejects(
    customers.record(scope, { kind: 'company', name: 'Other', email: 'Hi@Nordlicht.example', country: null }),
    new RegExp(`hi@nordlicht.example is customer ${id} already`),
  )
  await assert.rejects(customers.get(scope, 999_999), /There is no customer 999999/)
})
