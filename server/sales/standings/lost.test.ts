import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { makeOrder } from '../sample/make-order.ts'
import { record, refund } from '../sales.ts'
import { standingOf } from './standings.ts'
import { verifyStandings } from './verify.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await record(scope, 'shop', [order('ada', 1, 10_000), order('ada', 2, 4000), order('ben', 1, 2000)])
  await record(scope, 'shop', [order('cleo', 1, 3000), order('cleo', 2, 3000), order('dan', 1, 8000)])
  await refund(scope, 'shop', { orderRef: 'ada-2', ref: 'more than paid', at: null, amount: 5500 })
  await refund(scope, 'shop', { orderRef: 'ben-1', ref: 'more than paid', at: null, amount: 2300 })
  await refund(scope, 'shop', { orderRef: 'cleo-1', ref: 'all of it', at: null, amount: 3000 })
  await refund(scope, 'shop', { orderRef: 'dan-1', ref: 'a part', at: null, amount: 7999 })
})
after(() => database[Symbol.asyncDispose]())

function order(who: string, nth: number, amount: number) {
  const at = new Date(Date.UTC(2026, 0, nth, 9)).toISOString()
  return makeOrder(`${who}-${nth}`, { ref: who, email: null, name: who }, at, amount, {
    country: who === 'ada' ? 'DE' : 'FR',
  })
}

const standingBy = async (ref: string) => {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where external_id = ${ref}`.execute(scope.db)
  const { purchases, total, lost } = (await standingOf(scope, rows[0]!.id))!
  return { purchases, total, lost }
}

test('what a refund takes beyond its order is lost and lowers the total; a full or partial refund loses nothing', async () => {
  assert.deepEqual(await standingBy('ada'), { purchases: 1, total: 8500, lost: 1500 })
  assert.deepEqual(await standingBy('ben'), { purchases: 0, total: -300, lost: 300 })
  assert.deepEqual(await standingBy('cleo'), { purchases: 1, total: 3000, lost: 0 })
  assert.deepEqual(await standingBy('dan'), { purchases: 1, total: 1, lost: 0 })
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
})

test('verify names a loss that the facts do not give', async () => {
  await sql`update purchase_standing set lost = lost + 1 where lost = 300`.execute(scope.db)
  const found = []
  for await (const { differences } of verifyStandings(scope)) found.push(...differences)
  assert.deepEqual(
    found.map(({ what, stored, fromFacts }) => [what, stored, fromFacts]),
    [['lost', 301, 300]],
  )
})
