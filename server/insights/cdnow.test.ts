import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { cdnow, insertOrders, withoutCdnow } from './orders.fixture.ts'
import { report } from './insights.ts'
import type { Report } from './report/report.ts'

const near = (actual: number | null | undefined, expected: number, within = 5e-5) =>
  assert.ok(actual != null && Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

describe('CDNOW, orders of one day counted once', { skip: withoutCdnow }, () => {
  let database: TestDatabase
  let actual: Report

  before(async () => {
    database = await testDatabase()
    await insertOrders(database.pool, cdnow())
    const scope = { db: database.db, now: new Date('1998-07-01T00:00:00Z') } as Scope
    actual = await report(scope, {})
  })
  after(() => database?.[Symbol.asyncDispose]())

  test('The ladder holds 23,570 customers, 11,516 of whom came back, and so on to the tenth purchase', () => {
    assert.deepEqual(
      actual.ladder.map(({ reached }) => reached),
      [23570, 11516, 7476, 5271, 3835, 2844, 2201, 1731, 1353, 1074],
    )
    const published = [0.4886, 0.6492, 0.7051, 0.7276, 0.7416, 0.7739, 0.7865, 0.7816, 0.7938]
    for (const [index, share] of published.entries()) near(actual.ladder[index]!.soFar!.p, share)
  })

  test('Within a year 45.86 % come back, and all customers have been observed that long', () => {
    near(actual.ladder[0]!.next.d365!.p, 0.4586)
    assert.equal(actual.ladder[0]!.next.d365!.atRisk, 12774)
    assert.equal(actual.ladder[0]!.next.d365!.n, 23570)
    near(actual.secondOrder.d365!.p, 0.4586)
    const { low, p, high } = actual.ladder[0]!.next.d365!
    assert.ok(low < p && p < high && high - low < 0.013)
  })

  test('Half of all gaps are at most 34 days, half of the first ones at most 57', () => {
    assert.equal(actual.medianGapDays, 34)
    assert.equal(actual.ladder[0]!.medianGapDays, 57)
    assert.equal(actual.secondOrder.cameBack, 11516)
  })

  test('Cohorts have the published numbers of customers and revenue', () => {
    assert.deepEqual(
      actual.cohorts.map(({ month }) => month),
      ['1997-01', '1997-02', '1997-03'],
    )
    const customers = [
      [7846, 1157, 964, 810, 679, 736, 720, 582, 559, 594, 673, 634, 528, 511, 664, 472, 497, 498],
      [8476, 1312, 980, 783, 847, 786, 626, 619, 666, 721, 661, 545, 568, 718, 545, 548, 551],
      [7248, 1032, 752, 756, 674, 564, 561, 579, 634, 569, 464, 472, 678, 420, 443, 457],
    ]
    assert.deepEqual(
      actual.cohorts.map((cohort) => cohort.customers),
      customers,
    )
    const revenue = [
      [29906017, 6104169, 5068375],
      [31854834, 6258703, 4924770],
      [27988449, 5292129, 3465318],
    ]
    assert.deepEqual(
      actual.cohorts.map((cohort) => cohort.revenue!.slice(0, 3)),
      revenue,
    )
    assert.equal(actual.cohorts[0]!.unfinished, false, '30 June is the last day of its month')
  })

  test('68.62 % of 2,500,315.63 is repeat revenue', () => {
    assert.equal(actual.revenue.total, 250031563)
    assert.equal(actual.revenue.first, 78456061)
    near(actual.revenue.repeatShare, 0.6862)
    assert.equal(actual.revenue.months.length, 18)
    assert.equal(
      actual.revenue.months.reduce((sum, { first, repeat }) => sum + first! + repeat!, 0),
      250031563,
    )
  })

  test('The first 30 days bring 46.31 % of the first year of all 23,570 customers', () => {
    const { n, tooYoung, share, first365Days } = actual.firstYear
    assert.deepEqual([n, tooYoung], [23570, 0])
    near(share!.p, 0.4631)
    near(first365Days! / n / 100, 90.73, 0.005)
    assert.ok(share!.low < share!.p && share!.p < share!.high && share!.high - share!.low < 0.03)
  })

  test('The best 236 customers bring 15.88 %, the best 2,357 bring 50.94 %', () => {
    const [first, tenth] = actual.concentration.top
    assert.deepEqual([first!.k, tenth!.k], [236, 2357])
    near(first!.share, 0.1588)
    near(tenth!.share, 0.5094)
  })

  test('Beside the published shares stand 45.86, 64.92, 70.51 and 79.38 % of customers', () => {
    const shares = [0.4586, 0.6492, 0.7051, 0.7938]
    for (const [at, share] of shares.entries()) near(actual.benchmarks.ladder[at]!.yours!.p, share)
  })

  test('No window has fewer than 20 customers at its end, the tenth step none of a year', () => {
    for (const { next } of actual.ladder)
      for (const chance of Object.values(next)) assert.ok(chance === null || chance.atRisk >= 20)
    assert.equal(actual.ladder[9]!.next.d365, null)
  })

  test('Silences are followed for half of the 545 days, and no silence of up to 136 days ends the story', () => {
    const { customers, measured, watchedDays, returns, threshold } = actual.leaving.orders
    assert.deepEqual([customers, measured, watchedDays, returns.at(-1)!.days], [23570, 23570, 272, 136])
    assert.equal(threshold, null)
    assert.ok(returns.every(({ p }, at) => at === 0 || p <= returns[at - 1]!.p + 0.002))
  })

  test('The sentences contain these figures and the published one', () => {
    assert.match(
      actual.sentences.ladder,
      /^Of 23,570 customers, 11,516 \(49 %\) came back for a second order; half of them within 57 days\. The next step is more likely/,
    )
    assert.match(
      actual.sentences.benchmarks,
      /^Within a year 46 % \(45–47 %\) of your customers buy a second time: more than 32 % of the customers of 176 retailers \(RJMetrics/,
    )
    assert.match(actual.sentences.crossSell, /^No products in the data/)
    assert.equal(actual.crossSell.inFile, false)
  })
})
