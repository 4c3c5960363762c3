import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { report } from '../insights.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { recordLosses } from '../../sales/standings/lost.fixture.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await recordLosses(scope)
})
after(() => database[Symbol.asyncDispose]())

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
