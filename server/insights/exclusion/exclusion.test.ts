import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { cdnow, insertOrders, removeOrders, withoutCdnow, type OrderFixture } from '../orders.fixture.ts'
import { findings, type FindingName } from '../findings.ts'
import * as insights from '../insights.ts'
import { reportHtml } from '../report/html.ts'
import { reportText } from '../report/text.ts'
import { reportShape } from '../report/schema.ts'
import { changeExclusion } from './exclusion.ts'
import { parseExclusion } from './schema.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

/** Twelve customers of January who all come back, and eight of February of whom two do. */
function town(): OrderFixture[] {
  const order = (customer: number, day: string): OrderFixture => ({
    customer,
    day,
    amount: 1000,
    products: [customer % 3],
    channel: customer % 2 ? 'web' : 'market',
    country: 'NL',
  })
  return Array.from({ length: 20 }, (_, at) => {
    if (at < 12) return [order(at, '2025-01-31'), order(at, '2025-03-01')]
    return [order(at, '2025-02-01'), ...(at < 14 ? [order(at, '2025-03-01')] : [])]
  }).flat()
}

test('one setting leaves early customers out of every finding, the report and its page, and says how many', async () => {
  await insertOrders(database.pool, town())
  const whole = await insights.report(scope, {})
  assert.deepEqual([whole.customers, whole.exclusion.sentence], [20, null])

  await changeExclusion(scope, { before: '2025-02-01' })
  const report = await insights.report(scope, {})
  assert.deepEqual(reportShape.parse(report), report)
  const { before, customers, of, sentence } = report.exclusion
  assert.deepEqual({ before, customers, of }, { before: '2025-02-01', customers: 12, of: 20 })
  assert.match(
    sentence!,
    /^12 of 20 customers are left out: their first order here lies before 1 February 2025\.$/,
  )
  assert.deepEqual([report.customers, report.purchases, report.filters], [8, 10, {}])
  assert.deepEqual(
    report.ladder.slice(0, 3).map(({ reached }) => reached),
    [8, 2, 0],
  )
  assert.deepEqual([report.secondOrder.customers, report.secondOrder.cameBack], [8, 2])
  assert.equal(report.revenue.total, 10_000)
  assert.deepEqual(
    report.cohorts.map(({ month, customers: row }) => [month, row[0]]),
    [['2025-02', 8]],
  )
  assert.equal(report.firstYear.n + report.firstYear.tooYoung, 8)
  assert.equal(report.concentration.n, 8)
  assert.ok(reportText(report).includes('12 of 20 customers are left out'))
  assert.match(reportHtml(report), /12 of 20 customers are left out/)
  for (const name of (Object.keys(findings) as FindingName[]).filter((one) => one !== 'recurring'))
    assert.equal((await insights.evaluate(scope, name, {})).sentence, report.sentences[name], name)
})

test('filters choose among those who are not left out', async () => {
  const reached = async (filters: object) =>
    (await insights.evaluate(scope, 'ladder', filters)).steps[0]!.reached
  assert.equal(await reached({ channel: 'web' }), 4)
  assert.equal(await reached({ to: '2025-01-31' }), 0)
  assert.equal(await reached({ from: '2025-02-01', product: 1 }), 3)
})

test('without the setting everybody counts again', async () => {
  await changeExclusion(scope, { before: null })
  assert.equal((await insights.report(scope, {})).customers, 20)
  assert.throws(() => parseExclusion({ before: 'soon' }), /must be a day such as 2026-03-31/)
})

test('subscribers who never placed an order stay in the recurring revenue', async () => {
  await database.pool.query(
    `insert into revenue_movement values (900, '2025-02-01', '2025-02-01', 0, 4900, 'new'), (1, '2025-02-01', '2025-02-01', 0, 900, 'new')`,
  )
  const monthly = async () => (await insights.evaluate(scope, 'recurring', {})).monthly
  assert.equal(await monthly(), 5800)
  await changeExclusion(scope, { before: '2025-02-01' })
  assert.equal(await monthly(), 4900, 'customer 1 has a first order in January')
  await changeExclusion(scope, { before: null })
})

test(
  'CDNOW, whose customers all begin in its first quarter, is no file that begins in the middle',
  { skip: withoutCdnow },
  async () => {
    await removeOrders(database.pool)
    await insertOrders(database.pool, cdnow())
    assert.equal((await insights.exclusion(scope)).truncation, null)
  },
)
