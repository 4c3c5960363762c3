import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { evaluate } from '../../insights/insights.ts'
import { verifyStandings } from '../../sales/standings/verify.ts'
import { sampleOrders } from '../../sales/sample/orders.ts'
import { loadSample, removeSample, sampleStatus } from './sample.ts'
import { DAY_MS } from '../../../values/days.ts'

test('the sample company is the same on the same day, and its data end on that day', () => {
  const day = new Date('2026-11-22T12:00:00Z')
  assert.deepEqual(sampleOrders(day), sampleOrders(day))
  const times = sampleOrders(day).map((order) => order.at)
  assert.ok(Math.max(...times) > day.getTime() - 3 * DAY_MS)
  assert.ok(Math.max(...times) <= day.getTime() + DAY_MS)
  assert.ok(Math.min(...times) > day.getTime() - 1100 * DAY_MS)
})

test('the sample company is imported in full, shows returning customers, and is removed without a trace', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { orders, customers } = await loadSample(scope)
  assert.ok(customers >= 300 && orders > 1000, `${orders} orders of ${customers} customers`)
  assert.deepEqual((await sampleStatus(scope)).loaded, true)
  const { steps } = await evaluate(scope, 'ladder', {})
  assert.ok(steps[1]!.reached > 100 && steps[1]!.reached < steps[0]!.reached)
  assert.ok((await evaluate(scope, 'revenue', {})).months.length >= 36)
  const paid = await evaluate(scope, 'recurring', {})
  assert.ok(paid.customers > 60 && paid.year && paid.year.customers > 30, paid.sentence)
  const { rows: planned } = await sql`
    select name, s.state from subscription s join customer c on c.id = s.customer_id where ends_on is not null
  `.execute(scope.db)
  assert.deepEqual(planned, [{ name: 'Dora Maar', state: 'active' }])
  const { rows: renewals } = await sql<{ days: number; name: string }>`
    select renews_on - ${scope.now.toISOString().slice(0, 10)}::date as days, name
    from subscription s join customer c on c.id = s.customer_id where name in ('Cleo Cycles', 'Emil Nolde') order by 1
  `.execute(scope.db)
  assert.deepEqual(renewals, [
    { days: 25, name: 'Cleo Cycles' },
    { days: 55, name: 'Emil Nolde' },
  ])
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
  await assert.rejects(loadSample(scope), /already loaded/)

  await removeSample(scope)
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from customer) + (select count(*) from sales_order) + (select count(*) from purchase)
         + (select count(*) from purchase_standing) + (select count(*) from customer_identity) + (select count(*) from contact)
         + (select count(*) from usage_event) + (select count(*) from usage_message) + (select count(*) from usage_day)
         + (select count(*) from usage_standing) + (select count(*) from usage_name) + (select count(*) from signal)
         + (select count(*) from subscription_change) + (select count(*) from subscription) + (select count(*) from revenue_movement) as left
  `.execute(scope.db)
  assert.equal(rows[0]!.left, 0)
  assert.deepEqual((await sampleStatus(scope)).loaded, false)
})
