import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { cohortsBy, cohortsOf } from './cohorts/answer.ts'
import { cohortsSentence } from './cohorts/sentence.ts'
import { crossSellOf } from './cross-sell/answer.ts'
import { crossSellSentence } from './cross-sell/sentence.ts'
import { firstYearOf } from './first-year/answer.ts'
import { firstYearSentence } from './first-year/sentence.ts'
import { moneySentence, moneyState } from './amounts.ts'
import { revenueOf, type CohortCell } from './revenue/answer.ts'
import { revenueSentence } from './revenue/sentence.ts'
import { formatterOf } from './format.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })

const cell = (cohort: string, offset: number, customers: number, revenue: number): CohortCell => ({
  cohort,
  offset,
  customers,
  purchases: customers,
  priced: customers,
  firstPriced: offset === 0 ? customers : 0,
  revenue,
  firstRevenue: offset === 0 ? revenue : 0,
})
const cells = [
  cell('2026-01', 0, 50, 5000),
  cell('2026-01', 2, 5, 500),
  cell('2026-02', 0, 40, 4000),
  cell('2026-02', 1, 10, 900),
]

test('Revenue has every month, also those without orders, and flags the unfinished one', () => {
  const revenue = revenueOf(cells, true, '2026-04-12', 0)
  assert.deepEqual(
    revenue.months.map(({ month, first, repeat, unfinished }) => [month, first, repeat, unfinished]),
    [
      ['2026-01', 5000, 0, false],
      ['2026-02', 4000, 0, false],
      ['2026-03', 0, 1400, false],
      ['2026-04', 0, 0, true],
    ],
  )
  assert.equal(
    revenueSentence(revenue, format),
    'Of €104.00, 13 % came from customers who had bought before; in March 2026 100 %. April 2026 is not over in this data.',
  )
  assert.match(revenueSentence(revenueOf(cells, false, '2026-04-12', 0), format), /No revenue in the data/)
  assert.equal(revenueOf(cells, true, '2026-03-31', 0).months.at(-1)!.unfinished, false)
})

test('Cohorts are whole rows up to the last month: months without orders are 0, later ones are absent', () => {
  assert.deepEqual(cohortsOf(cells, true, '2026-03-12'), [
    { month: '2026-01', customers: [50, 0, 5], revenue: [5000, 0, 500], unfinished: true },
    { month: '2026-02', customers: [40, 10], revenue: [4000, 900], unfinished: true },
  ])
  assert.deepEqual(cohortsBy('quarter', cohortsOf(cells, false, '2026-03-12')), [
    { month: '2026-01', customers: [90, 10], revenue: null, unfinished: true },
  ])
  assert.match(
    cohortsSentence(cohortsOf(cells, true, '2026-03-31'), format),
    /40 customers of February 2026, 25 % .* better than 0 %/,
  )
  assert.match(cohortsSentence(cohortsOf(cells.slice(0, 1), true, '2026-02-12'), format), /too early to say/)
})

test('Quarters and years lose no customer of a month that all their cohorts have reached', () => {
  const months = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(months, fc.constantFrom('quarter', 'year'), (offsets, period) => {
      const cells = offsets.map((offset) =>
        cell(`${2020 + Math.floor(offset / 12)}-${String((offset % 12) + 1).padStart(2, '0')}`, 0, 3, 30),
      )
      const rows = cohortsBy(period as 'quarter', cohortsOf(cells, true, '2023-12-31'))
      assert.equal(
        rows.reduce((sum, { customers }) => sum + customers[0]!, 0),
        3 * offsets.length,
      )
    }),
  )
})

const missingMoneySentence = (unpriced: number, unrated: number) =>
  moneySentence(moneyState({ purchases: 10, unpriced, unrated }, ['SEK']), format)

test('The sentence about money says what is missing and what to do about it', () => {
  assert.equal(missingMoneySentence(0, 0), null)
  assert.equal(missingMoneySentence(10, 0), 'No revenue in the data: the orders have no amounts.')
  assert.equal(missingMoneySentence(1, 0), '1 of 10 purchases came without an amount and is not in the sums.')
  assert.match(
    missingMoneySentence(0, 4)!,
    /^4 of 10 purchases are in a currency without a rate \(SEK\).*Set its rate/,
  )
  assert.match(missingMoneySentence(2, 4)!, /without a rate.*2 of 10 purchases came without an amount/)
})

test('The first year leaves out customers who are too new and says how many', () => {
  const sums = {
    n: 100,
    part: 50,
    whole: 100,
    partSquared: 30,
    wholeSquared: 120,
    product: 60,
    tooYoung: 1,
    yearUnpriced: 0,
  }
  assert.match(
    firstYearSentence(firstYearOf(sums, null, true), format),
    /^Of what .*, 50 % .* on 100 customers\. 1 customer too recent for a full year is left out\.$/,
  )
  assert.match(
    firstYearSentence(firstYearOf({ ...sums, n: 0 }, null, true), format),
    /Nobody has been observed for a full year/,
  )
  assert.equal(firstYearOf(sums, null, false).share, null)
})

const newAt = (ageDays: number) => ({ isFirst: false, ageDays, purchases: 10, watchedYear: 10 })

test('Day 89 is within the first 90 days, day 90 is not', () => {
  const cross = crossSellOf([
    { isFirst: true, ageDays: 0, purchases: 50, watchedYear: 50 },
    newAt(89),
    newAt(90),
    newAt(365),
  ])
  assert.deepEqual([cross.n, cross.within90, cross.firstYear], [30, 10, { n: 20, within90: 10, share: 0.5 }])
  assert.deepEqual([cross.weeks[12], cross.weeks[52]], [20, 10])
  assert.match(
    crossSellSentence(cross, 50, format),
    /^Of 30 later purchases .* 33 % fell in the first 90 days; .* 50 % of 20\.$/,
  )
  assert.match(crossSellSentence(crossSellOf([]), 50, format), /^No products in the data/)
})

test('A share prints as 0 or 100 % only if it is exactly that', () => {
  assert.deepEqual(
    [0, 0.0004, 0.004, 0.5, 0.997, 1].map((share) => format.percent(share)),
    ['0 %', '0.1 %', '0.4 %', '50 %', '99.7 %', '100 %'],
  )
})

test('Without an amount in the first 30 days what customers spent in them is not known', () => {
  const sums = { n: 100, part: 0, whole: 50, partSquared: 0, wholeSquared: 30, product: 0, tooYoung: 0 }
  const unpriced = firstYearOf({ ...sums, yearUnpriced: 100 }, null, true)
  assert.deepEqual([unpriced.first30Days, unpriced.share], [null, null])
  assert.equal(
    firstYearSentence(unpriced, format),
    'What customers spent in their first 30 days is not known: those orders came without amounts.',
  )
  const free = firstYearOf({ ...sums, yearUnpriced: 0 }, null, true)
  assert.deepEqual([free.first30Days, free.share?.p], [0, 0])
})
