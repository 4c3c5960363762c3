import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { ratioInterval } from './ratio-interval.ts'
import { topShare } from './top-share.ts'
import { weightedQuantile } from './weighted-quantile.ts'
import { wilsonInterval } from './wilson-interval.ts'

const near = (actual: number, expected: number, within = 5e-5) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

test('Wilson intervals match Newcombe’s table of 1998', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3: the limits to 4 decimals.
  for (const [successes, trials, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    near(wilsonInterval(successes, trials).low, low)
    near(wilsonInterval(successes, trials).high, high)
  }
  assert.throws(() => wilsonInterval(3, 2), /3 of 2 is not a share/)
})

test('A Wilson interval contains its share, is symmetric, and narrows with more trials', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (one, other) => {
      const [successes, trials] = [Math.min(one, other), Math.max(one, other, 1)]
      const { low, high } = wilsonInterval(successes, trials)
      assert.ok(low >= 0 && low <= successes / trials && successes / trials <= high && high <= 1)
      near(1 - wilsonInterval(trials - successes, trials).low, high, 1e-9)
      const tenfold = wilsonInterval(successes * 10, trials * 10)
      assert.ok(tenfold.high - tenfold.low < high - low)
    }),
  )
})

test('The median of grouped values is the ordinary median', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1 }), (values) => {
      const sorted = values.toSorted((one, other) => one - other)
      const middle = sorted.length / 2
      const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
      assert.equal(
        weightedQuantile(
          values.map((value) => ({ value, weight: 1 })),
          0.5,
        ),
        median,
      )
    }),
  )
  assert.equal(weightedQuantile([], 0.5), null)
})

test('The top share lies between its fraction of the people and one, and equal people have equal shares', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (held) => {
      const { k, share } = topShare(held, 0.1)
      assert.ok(share! >= k / held.length - 1e-12 && share! <= 1)
      near(
        topShare(
          held.map(() => 7),
          0.1,
        ).share!,
        k / held.length,
        1e-12,
      )
    }),
  )
  assert.deepEqual(topShare([], 0.1), { k: 0, share: null })
  assert.deepEqual(topShare([0, 0], 0.1), { k: 1, share: null })
})

test('The interval of a ratio covers the true ratio about 95 times in 100', () => {
  let seed = 42
  const uniform = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  let covered = 0
  for (let run = 0; run < 600; run += 1) {
    const sums = { n: 200, part: 0, whole: 0, partSquared: 0, wholeSquared: 0, product: 0 }
    for (let person = 0; person < sums.n; person += 1) {
      const whole = -Math.log(uniform())
      const part = whole * uniform()
      sums.part += part
      sums.whole += whole
      sums.partSquared += part ** 2
      sums.wholeSquared += whole ** 2
      sums.product += part * whole
    }
    const { low, high } = ratioInterval(sums)!
    if (low <= 0.5 && 0.5 <= high) covered += 1
  }
  assert.ok(covered / 600 > 0.92 && covered / 600 < 0.975, `covered ${covered} of 600`)
  assert.equal(ratioInterval({ n: 1, part: 1, whole: 2, partSquared: 1, wholeSquared: 4, product: 2 }), null)
})
