import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { removeOrders, insertOrders, type OrderFixture } from '../orders.fixture.ts'
import * as insights from '../insights.ts'
import { reportHtml } from './html.ts'
import { reportText } from './text.ts'
import { reportJson } from './report.ts'
import { findings, type FindingName } from '../findings.ts'
import type { Filters } from '../schema.ts'
import { reportShape } from './schema.ts'

/** Every finding except recurring revenue, which does not depend on orders. */
const names = (Object.keys(findings) as FindingName[]).filter((name) => name !== 'recurring')

/** Thirty customers of two shops; every third comes back after 20 days, every sixth again after 100. */
function town(): OrderFixture[] {
  return Array.from({ length: 30 }, (_, index) => {
    const customer = index + 1
    const place = { channel: index % 2 ? 'web' : 'market', country: index < 10 ? 'NL' : 'DE' }
    const order = (day: string, amount: number, products: number[]): OrderFixture => ({
      customer,
      day,
      amount,
      products,
      ...place,
    })
    return [
      order('2025-01-10', 1000, [1]),
      ...(index % 3 === 0 ? [order('2025-01-30', 500, [1, 2])] : []),
      ...(index % 6 === 0 ? [order('2025-05-10', 250, [2])] : []),
    ]
  }).flat()
}

describe('Insights on a small town', () => {
  let database: TestDatabase
  let scope: Scope

  const evaluate = async (name: FindingName) =>
    findings[name].responseSchema.parse(await insights.evaluate(scope, name, {}))

  before(async () => {
    database = await testDatabase()
    scope = { db: database.db, now: new Date('2026-02-01T00:00:00Z') } as Scope
  })
  after(() => database[Symbol.asyncDispose]())

  test('An empty company has a response for every finding and one sentence in the report', async () => {
    for (const name of names) {
      const result = await evaluate(name)
      assert.match(result.sentence, /No orders here yet/, name)
    }
    const report = await insights.report(scope, {})
    assert.equal(reportText(report).split('No orders here yet').length, 2)
    assert.match(reportHtml(report), /No orders here yet/)
    assert.equal(report.ladder.length, 10)
  })

  test('Every finding fits its response schema and agrees with the report', async () => {
    await insertOrders(database.pool, town())
    const report = await insights.report(scope, {})
    assert.deepEqual(reportShape.parse(report), report)
    for (const name of names) {
      const result = await evaluate(name)
      assert.equal(result.sentence, report.sentences[name], name)
    }
    assert.deepEqual(
      report.ladder.slice(0, 4).map(({ reached }) => reached),
      [30, 10, 5, 0],
    )
    assert.ok(Math.abs(report.ladder[0]!.next.d30!.p - 1 / 3) < 1e-12)
    assert.deepEqual(report.cohorts[0]!.customers, [30, 0, 0, 0, 5])
    assert.equal(report.cohorts[0]!.unfinished, true)
    assert.equal(report.crossSell.n, 10, 'product 2 was new once for each of ten customers')
    assert.equal(report.revenue.first, 30_000)
    assert.equal(JSON.parse(reportJson(report)).ladder[0].reached, 30)
  })

  test('Filters choose customers by their first order in every finding', async () => {
    const reached = async (filters: Filters) =>
      (await insights.evaluate(scope, 'ladder', filters)).steps[0]!.reached
    assert.equal(await reached({ channel: 'web' }), 15)
    assert.equal(await reached({ country: 'NL' }), 10)
    assert.equal(await reached({ country: 'NL', channel: 'web' }), 5)
    assert.equal(await reached({ product: 1 }), 30)
    assert.equal(await reached({ product: 2 }), 0, 'product 2 was never in a first order')
    assert.equal(await reached({ from: '2025-01-11' }), 0)
    const web = await insights.report(scope, { channel: 'web' })
    assert.equal(web.revenue.months[0]!.firstOrders, 15)
    assert.equal(web.concentration.n, 15)
    assert.equal(web.firstYear.n + web.firstYear.tooYoung, 15)
    assert.equal(web.benchmarks.repeatShare[0]!.yours, null)
  })

  test('The options of the filters are the values of first orders', async () => {
    await database.pool.query(
      `insert into product (sku, name) values ('A_1', 'Tea'), ('AB1', '100 % wool'), ('T', 'Cup')`,
    )
    const { channels, countries, observed } = await insights.filterOptions(scope)
    assert.deepEqual(channels, [
      { value: 'market', customers: 15 },
      { value: 'web', customers: 15 },
    ])
    assert.deepEqual(countries[0], { value: 'DE', customers: 20 })
    assert.deepEqual(observed, { from: '2025-01-10', through: '2025-05-10' })
    const codesFor = async (search: string) =>
      (await insights.filterOptions(scope, { search })).products.map(({ sku }) => sku)
    assert.deepEqual(await codesFor('a_'), ['A_1'], 'an underscore is an underscore')
    assert.deepEqual(await codesFor('0 %'), ['AB1'])
    assert.deepEqual(await codesFor('t'), ['T', 'A_1'], 'the exact code comes first')
    const { id } = (await insights.filterOptions(scope, { search: 'wool' })).products[0]!
    const named = await insights.filterOptions(scope, { search: 'tea', product: id })
    assert.deepEqual(
      named.products.map(({ sku }) => sku),
      ['AB1', 'A_1'],
      'the chosen product is named whatever is searched for',
    )
  })

  test('An invalid filter is refused with its name, its value and what it should be', async () => {
    const refused = (filters: object) => insights.evaluate(scope, 'ladder', filters as Filters)
    await assert.rejects(
      refused({ from: '2025-02-30' }),
      /The filter from must be a day such as 2026-03-31 \(given: "2025-02-30"\)/,
    )
    await assert.rejects(
      refused({ from: '2026-01-02', to: '2026-01-01' }),
      /the period ends before it begins/,
    )
    await assert.rejects(refused({ product: 'x' }), /filter product/)
    await assert.rejects(refused({ channel: 'web', chanel: 1 }), /chanel/)
    await assert.rejects(insights.evaluate(scope, 'ladder', {}, { steps: 101 }), /1 to 100 steps/)
    await assert.rejects(insights.report(scope, {}, { locale: 'x' }), /locale "x" does not exist/)
    await assert.rejects(refused({ channel: '\0' }), /filter channel contains a zero byte/)
    assert.deepEqual((await insights.filterOptions(scope, { search: 'qq\0' })).products, [])
    assert.equal((await refused({ channel: `' or true --` })).customers, 0)
  })

  test('Without amounts the report has the ladder and says that revenue is not in the file', async () => {
    await removeOrders(database.pool)
    await insertOrders(
      database.pool,
      town().map((order) => ({ ...order, amount: null })),
    )
    const report = await insights.report(scope, {})
    assert.equal(report.money.state, 'not in the file')
    assert.equal(report.revenue.total, null)
    assert.equal(report.cohorts[0]!.revenue, null)
    assert.equal(report.ladder[0]!.reached, 30)
    assert.match(reportText(report), /No revenue in the data/)
  })

  test('The page has no script and shows a hostile name as text; the lines for the terminal fit 100 columns', async () => {
    await removeOrders(database.pool)
    await insertOrders(database.pool, town())
    const report = await insights.report(scope, { channel: 'web' })
    const name = '<script>alert(1)</script>\u001B[31m & Sons'
    const page = reportHtml({ ...report, companyName: name })
    assert.doesNotMatch(page, /<script/)
    assert.match(page, /&lt;script&gt;alert\(1\)/)
    assert.match(page, /<svg role="img" aria-label="Of 15 customers/)
    assert.doesNotMatch(page, /NaN|undefined|https?:\/\/(?!www\.w3\.org)/)
    const text = reportText({ ...report, companyName: name })
    assert.ok(text.split('\n').every((line) => line.length <= 100))
    assert.ok(!text.includes('\u001B'), 'plain where no terminal is')
    assert.ok(reportText(report, { color: true }).includes('\u001B[1m'))
  })
})
