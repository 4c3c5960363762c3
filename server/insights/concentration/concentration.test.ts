import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../format.ts'
import { concentrationOf } from './answer.ts'
import { concentrationSentence } from './sentence.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })

test('The best customers are shown with their number; without revenue there is no share', () => {
  const sums = { n: 200, revenue: 1000, top1: 100, top10: 400, top20: 600, k1: 2, k10: 20, k20: 40 }
  assert.equal(
    concentrationSentence(concentrationOf(sums, null, true), format),
    'The best 10 % of customers (20 of 200) bring 40 % of revenue, the best 1 % (2 customers) 10 %.',
  )
  assert.equal(concentrationOf({ ...sums, revenue: 0 }, null, true).top[0]!.share, null)
  assert.equal(concentrationOf(sums, null, false).revenue, null)
})

test('Below 1,000 customers the shares of the best have a range, if five of them are at the top', () => {
  const totals = Array.from({ length: 200 }, (_, at) => 100_000 / (at + 1))
  const held = (k: number) => totals.slice(0, k).reduce((sum, total) => sum + total, 0)
  const sums = {
    n: 200,
    revenue: held(200),
    top1: held(2),
    top10: held(20),
    top20: held(40),
    k1: 2,
    k10: 20,
    k20: 40,
  }
  const { top } = concentrationOf(sums, totals, true)
  assert.equal(top[0]!.range, null, 'two customers')
  for (const { share, range } of top.slice(1)) assert.ok(range!.low < share! && share! < range!.high)
  assert.match(
    concentrationSentence(concentrationOf(sums, totals, true), format),
    /20 of 200\) bring 61 % \(\d\d–\d\d %\) of revenue, the best 1 % \(2 customers\) 26 %\.$/,
  )
})
