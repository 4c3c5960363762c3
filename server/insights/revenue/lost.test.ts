import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { report } from '../insights.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import { record, refund } from '../../sales/sales.ts'

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

test('revenue is what counted less what was lost, also by customers without any order that counts', async () => {
  const { revenue, sentences } = await report(scope, {})
  assert.deepEqual([revenue.first, revenue.repeat, revenue.lost, revenue.total], [13_001, 0, 1800, 11_201])
  assert.match(
    sentences.revenue,
    /Of €130\.01, .* Refunds that were larger than their orders took another €18\.00, which leaves €112\.01\.$/,
  )
})

test('with a filter only the customers who fit lose', async () => {
  const { revenue } = await report(scope, { country: 'DE' })
  assert.deepEqual([revenue.first, revenue.lost, revenue.total], [10_000, 1500, 8500])
})
