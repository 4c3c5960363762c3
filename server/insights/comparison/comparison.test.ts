import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { changeExclusion } from '../exclusion/exclusion.ts'
import * as insights from '../insights.ts'
import { insertOrders, type OrderFixture } from '../orders.fixture.ts'
import { comparisonShape } from './schema.ts'

let database: TestDatabase
let scope: Scope

/** 180 customers begin in March, of whom two of three come back; 180 in February, of whom one of six does. */
function twoMonths(): OrderFixture[] {
  const orders: OrderFixture[] = []
  for (let at = 0; at < 180; at++) {
    const country = at % 2 ? 'NL' : 'DE'
    const order = (customer: number, day: string) =>
      orders.push({ customer, day, amount: 1000, products: [], channel: 'web', country })
    order(at, '2025-02-10')
    if (at % 6 === 0) order(at, '2025-02-20')
    order(1000 + at, '2025-03-10')
    if (at % 3 !== 0) order(1000 + at, '2025-03-20')
  }
  orders.push({ customer: 5000, day: '2025-12-01', amount: 1, products: [], channel: 'web', country: 'DE' })
  return orders
}

before(async () => {
  database = await testDatabase()
  scope = { db: database.db, now: new Date('2026-02-01T00:00:00Z') } as Scope
  await insertOrders(database.pool, twoMonths())
})
after(() => database[Symbol.asyncDispose]())

const march = { from: '2025-03-01', to: '2025-03-31' }
const figure = async (filters: Parameters<typeof insights.comparison>[1], name: string) => {
  const comparison = comparisonShape.parse(await insights.comparison(scope, filters))
  return comparison.findings.find((one) => one.name === name)!
}

test('the customers of a month are compared with those of the month before', async () => {
  const { period, before } = await insights.comparison(scope, march)
  assert.deepEqual([period, before], [march, { from: '2025-02-01', to: '2025-02-28' }])
  const { now, before: earlier, sentence } = await figure(march, 'ladder')
  assert.deepEqual([now!.n, earlier!.n], [180, 180])
  assert.ok(Math.abs(now!.p - 2 / 3) < 1e-9 && Math.abs(earlier!.p - 1 / 6) < 1e-9)
  assert.match(sentence, /^67 % .* ordered a second time within 90 days; .* it was 17 % .* That is more/)
  const alone = await insights.evaluate(scope, 'ladder', march)
  assert.equal(now!.p, alone.steps[0]!.next.d90!.p, 'the figure of the page itself')
})

test('the other filters hold for both periods', async () => {
  const { now, before: earlier } = await figure({ ...march, country: 'NL' }, 'secondOrder')
  assert.deepEqual([now!.n, earlier!.n], [90, 90])
  assert.equal(earlier!.p, 0, 'only Germans of February came back')
})

test('customers who are left out are left out of both periods', async () => {
  await changeExclusion(scope, { before: '2025-02-11' })
  const { now, before: earlier, sentence } = await figure(march, 'ladder')
  await changeExclusion(scope, { before: null })
  assert.deepEqual([now!.n, earlier], [180, null])
  assert.match(sentence, /Too few customers of the period before/)
})

test('both days are needed', async () => {
  await assert.rejects(insights.comparison(scope, { from: '2025-03-01' }), /Give both from and to/)
})
