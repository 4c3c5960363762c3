import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { asksOf, log, results } from '../server/plays/plays.ts'
import type { Scope } from '../server/platform/scope.ts'
import { cancel, record } from '../server/sales/sales.ts'
import { cleaning, ivoAmongOthers, tieDifferences } from './asks.ts'
import { testDatabase, testScope, type TestDatabase } from './database.ts'
import { empty, on } from './visits.ts'
import { cast, order } from './world.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

const TODAY = '2026-11-22'
const ask = (customerId: number) =>
  log(on(scope, TODAY), { customerId, answer: 'asked', reason: '', productId: null })

test('An order after an ask is written to it, and goes with the order', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo)
  await record(on(scope, '2026-12-01'), 'shop', [order('2-ivo', cast.ivo, '2026-12-01', 7900, cleaning)])
  const [sold] = await asksOf(scope, ivo)
  assert.deepEqual([sold!.sale?.kind, sold!.sale?.on], ['order', '2026-12-01'])
  await cancel(on(scope, '2026-12-02'), 'shop', '2-ivo', scope.now)
  assert.equal((await asksOf(scope, ivo))[0]!.sale, null)
  assert.deepEqual(await tieDifferences(scope), [])
})

test('An order that was told before the ask is tied when it comes after it, and the first order never is', async () => {
  const ivo = await ivoAmongOthers(scope)
  await record(on(scope, TODAY), 'shop', [order('2-ivo', cast.ivo, TODAY, 7900, cleaning)])
  await ask(ivo)
  assert.equal((await asksOf(scope, ivo))[0]!.sale?.on, TODAY)
  await cancel(on(scope, TODAY), 'shop', '1-ivo', scope.now)
  assert.equal((await asksOf(scope, ivo))[0]!.sale, null)
  assert.deepEqual(await tieDifferences(scope), [])
})

test('What came of asking is told by week, by age and by person, and beside it those who were not asked', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo)
  await record(on(scope, '2026-11-25'), 'shop', [order('2-ivo', cast.ivo, '2026-11-25', 7900, cleaning)])
  const later = on(scope, '2027-03-01')
  const rows = async (by: 'week' | 'age' | 'person') =>
    (await results(later, by)).rows.map(({ key, asks, sales, rate }) => [
      key,
      asks,
      sales,
      rate.n,
      rate.happened,
    ])
  assert.deepEqual(await rows('week'), [['2026-11-16', 1, 1, 1, 1]])
  assert.deepEqual(await rows('age'), [['0–30', 1, 1, 1, 1]])
  assert.deepEqual(await rows('person'), [['rondo', 1, 1, 1, 1]])
  const { secondOrder, recent } = await results(later, 'week')
  assert.deepEqual(secondOrder.months, [
    { month: '2026-11', asked: { n: 1, back: 1 }, notAsked: { n: 25, back: 0 } },
  ])
  assert.match(secondOrder.words, /observed, not caused/)
  assert.equal(recent[0]!.name, cast.ivo.name)
})
