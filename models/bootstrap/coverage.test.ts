import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { shareOfSums } from './share-of-sums.ts'
import { topShareInterval } from './top-share-interval.ts'
import { uniformOf } from './resample.ts'

const uniform = uniformOf(11)
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())

/** Two of five buy once; the others are still active through the year. Every amount is lognormal. */
function customer() {
  const part = Math.exp(normal())
  if (uniform() < 0.4) return { part, whole: part }
  let [early, whole] = [part, part]
  const mean = 10 + 300 * uniform()
  for (let day = -mean * Math.log(1 - uniform()); day < 365; day -= mean * Math.log(1 - uniform())) {
    const amount = Math.exp(normal())
    whole += amount
    if (day < 30) early += amount
  }
  return { part: early, whole }
}

const covered = (runs: number, truth: number, interval: () => { low: number; high: number }) =>
  Array.from({ length: runs }, interval).filter(({ low, high }) => low <= truth && truth <= high).length /
  runs

test('With 30 customers of skewed spending the interval of the first 30 days holds the truth as often as it says', () => {
  const sums = { part: 0, whole: 0 }
  for (let drawn = 0; drawn < 300_000; drawn++) {
    const { part, whole } = customer()
    sums.part += part
    sums.whole += whole
  }
  const few = () => shareOfSums(Array.from({ length: 30 }, customer))!
  const share = covered(250, sums.part / sums.whole, few)
  assert.ok(share > 0.91 && share < 0.985, String(share))
})

test('The range of the best customers holds the share of all possible customers as often as it says', () => {
  const spent = () => Math.exp(normal())
  const all = Float64Array.from({ length: 400_000 }, spent).sort().reverse()
  const total = all.reduce((sum, held) => sum + held, 0)
  const best = all.subarray(0, all.length / 10).reduce((sum, held) => sum + held, 0)
  const range = () => topShareInterval(Array.from({ length: 150 }, spent), 0.1)!
  const share = covered(150, best / total, range)
  assert.ok(share > 0.9 && share < 0.995, String(share))
})

test('The share lies in its interval, which is the same every time', () => {
  const units = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(units, (amounts) => {
      const customers = amounts.map(([early, late]) => ({ part: early, whole: early + late }))
      const estimate = shareOfSums(customers)
      if (estimate === null) return
      const { share, low, high } = estimate
      assert.ok(low >= 0 && low <= share + 1e-9 && share <= high + 1e-9 && high <= 1)
      assert.deepEqual(shareOfSums(customers), estimate)
    }),
    { numRuns: 30 },
  )
})

test('Equal customers, customers without revenue and those who spent all at once break nothing', () => {
  const equal = Array.from({ length: 60 }, () => 5)
  assert.equal(topShareInterval(equal, 0.1), null, 'no error can be seen')
  assert.equal(topShareInterval(equal.fill(0), 0.1), null)
  const few = Array.from({ length: 60 }, (_, at) => (at < 8 ? 10 + at : 0))
  const range = topShareInterval(few, 0.1)
  assert.ok(range === null || (range.low >= 0 && range.high <= 1))
  const once = Array.from({ length: 30 }, (_, at) => ({ part: at + 1, whole: at + 1 }))
  const { share, low, high } = shareOfSums(once)!
  assert.deepEqual([share, high], [1, 1])
  assert.ok(low < 0.9)
  assert.equal(
    shareOfSums([
      { part: 0, whole: 0 },
      { part: 0, whole: 0 },
    ]),
    null,
  )
})
