import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { ascend } from './ascent.ts'
import { binomialTail } from './binomial-tail.ts'
import { digamma } from './digamma.ts'
import { patience, silences } from './leaving.ts'
import { logGamma } from './log-gamma.ts'
import { chanceOfSilence, ownRhythm } from './rhythm.ts'
import { DEFAULT_PRIOR, fitRhythm, type GroupedGaps } from './rhythm-fit.ts'
import { gapSums, HALF_LIFE_GAPS, LEAVING_DAYS, STRETCHES } from './rhythm-gaps.ts'

const near = (actual: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

/** A fixed sequence of numbers in [0, 1), so that every run has the same customers. */
function sequence(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

const every = (gap: number, visits: number) => Array.from({ length: visits }, (_, index) => index * gap)
const chanceFor = (days: number[], silent: number) =>
  chanceOfSilence(ownRhythm(DEFAULT_PRIOR, gapSums(days)), silent, LEAVING_DAYS)

test('The gamma function and its derivative match the published tables', () => {
  // Abramowitz & Stegun (1964), table 6.1 and 6.1.8: Γ(1/2) = √π; ψ(1) = −γ, ψ(1/2) = −γ − 2 ln 2.
  near(logGamma(0.5), Math.log(Math.PI) / 2, 1e-12)
  near(logGamma(1.5), Math.log(0.886226925452758), 1e-12)
  near(logGamma(101), 363.73937555556347, 1e-10)
  near(digamma(1), -0.5772156649015329, 1e-12)
  near(digamma(0.5), -0.5772156649015329 - 2 * Math.LN2, 1e-12)
  assert.ok(Number.isNaN(logGamma(0)) && Number.isNaN(digamma(-1)))
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), (x) => {
      const step = 1e-5 * Math.max(1, x)
      near(digamma(x + step), (logGamma(x + 2 * step) - logGamma(x)) / (2 * step), 1e-3)
    }),
  )
})

test('The sign test gives the sums of Pascal’s triangle', () => {
  near(binomialTail(3, 10), 176 / 1024)
  near(binomialTail(0, 20), 2 ** -20, 1e-15)
  near(binomialTail(500, 1000), 0.5 + 0.0126125, 1e-6)
  assert.throws(() => binomialTail(3, 2), /3 of 2/)
})

test('The ascent finds the top of a bent ridge, and reports when it does not converge', () => {
  // Rosenbrock (1960), Computer Journal 3, 175–184, turned upside down: its top is at (1, 1).
  const ridge = ascend(
    ([x, y]) => ({
      value: -((1 - x) ** 2) - 100 * (y - x * x) ** 2,
      gradient: [2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x)],
    }),
    [-1.2, 1],
  )
  near(ridge.at[0], 1, 1e-5)
  near(ridge.at[1], 1, 1e-5)
  assert.equal(ridge.converged, true)
  const endless = ascend(([x, y]) => ({ value: x + y, gradient: [1, 1] }), [0, 0])
  assert.equal(endless.converged, false)
})

test('Poisson visits at gamma-distributed rates are recognized as such', () => {
  const chance = sequence(11)
  // Visits of a Poisson process, rates gamma with shape 2 and rate 40 days: the sum of two exponentials.
  const people: GroupedGaps[] = Array.from({ length: 1500 }, () => {
    const rate = -(Math.log(1 - chance()) + Math.log(1 - chance())) / 40
    const days = [0]
    while (days.length < 20) days.push(days.at(-1)! - Math.log(1 - chance()) / rate)
    return exactSums(days)
  })
  const { regularities, converged, customers } = fitRhythm(people, { ended: 0, left: 0 })
  const poisson = regularities.find(({ stretch }) => stretch === 1)!
  assert.equal(converged, true)
  assert.equal(customers, 1500)
  near(poisson.shape, 2, 0.2)
  near(poisson.rate, 40, 4)
  assert.ok(poisson.weight > 0.95, `${poisson.weight} of all are said to come by pure chance`)
})

/** The sums over gaps that are not whole days, all of them counted in full. */
function exactSums(days: number[]): GroupedGaps {
  const gaps = days.slice(1).map((day, index) => day - days[index]!)
  const sum = (pick: (gap: number) => number) => gaps.reduce((total, gap) => total + pick(gap), 0)
  return {
    gaps: gaps.length,
    logs: sum(Math.log),
    spans: STRETCHES.map((stretch) => sum((gap) => gap ** stretch)),
    customers: 1,
  }
}

test('Equal customers are fitted the same grouped as one by one', () => {
  const one = [every(1, 9), every(3, 5), every(7, 4)].map((days) => ({ ...gapSums(days), customers: 20 }))
  const single = one.flatMap((sums) => Array.from({ length: 20 }, () => ({ ...sums, customers: 1 })))
  const [grouped, oneByOne] = [
    fitRhythm(one, { ended: 90, left: 9 }),
    fitRhythm(single, { ended: 90, left: 9 }),
  ]
  for (const [index, { shape, rate, weight }] of grouped.regularities.entries()) {
    near(shape, oneByOne.regularities[index]!.shape, 1e-3)
    near(rate, oneByOne.regularities[index]!.rate, 1e-2)
    near(weight, oneByOne.regularities[index]!.weight, 1e-3)
  }
})

test('With fewer than twenty customers a default is used and marked as such', () => {
  const few = fitRhythm([{ ...gapSums(every(2, 5)), customers: 19 }], { ended: 3, left: 3 })
  assert.equal(few.fitted, false)
  assert.equal(few.customers, 19)
  assert.deepEqual(few.regularities, DEFAULT_PRIOR.regularities)
})

test('Customers who are all alike still give finite numbers', () => {
  const alike = fitRhythm([{ ...gapSums(every(1, 300)), customers: 500 }], { ended: 500, left: 0 })
  for (const { shape, rate, weight } of alike.regularities)
    for (const value of [shape, rate, weight]) assert.ok(Number.isFinite(value) && value > 0)
})

test('A silence of three days is normal for a weekly visitor and unusual for a daily one', () => {
  assert.ok(chanceFor(every(1, 40), 3) < 0.05)
  assert.ok(chanceFor(every(7, 40), 3) > 0.85)
})

test('With the same mean gap, visits in bursts allow longer silences than regular visits', () => {
  const bursts = every(1, 40).map((index) => Math.floor(index / 4) * 16 + (index % 4))
  assert.ok(chanceFor(bursts, 14) > 3 * chanceFor(every(4, 40), 14))
})

test('A changed rhythm is judged by its recent gaps', () => {
  const monthly = every(30, 20)
  const lately = every(1, 60).map((day) => monthly.at(-1)! + 1 + day)
  assert.ok(chanceFor([...monthly, ...lately], 20) < 0.05)
  assert.ok(chanceFor(monthly, 20) > 0.5)
  assert.ok(HALF_LIFE_GAPS < 60)
})

test('One absence of half a year does not make a daily visitor a rare one', () => {
  const days = [...every(1, 30), ...every(1, 30).map((day) => day + 200)]
  near(chanceFor(days, 5), chanceFor(every(1, 60), 5), 0.02)
})

test('The probability of a silence falls from 1 to 0 for any gaps', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 60 })
  fc.assert(
    fc.property(gaps, (lengths) => {
      const days = lengths.reduce((previous, gap) => [...previous, previous.at(-1)! + gap], [0])
      let before = 1
      for (let silent = 0; silent <= LEAVING_DAYS + 5; silent++) {
        const chance = chanceFor(days, silent)
        assert.ok(chance >= 0 && chance <= before + 1e-12, `${chance} after ${before}`)
        before = chance
      }
      assert.equal(before, 0)
    }),
  )
})

test('Frequent visitors who never left get more time, those who left before get less, but at least a quarter', () => {
  const average = patience(0.1, { ended: 0, left: 0 })
  near(average, 1)
  assert.ok(patience(0.1, { ended: 100, left: 0 }) > 5)
  assert.ok(patience(0.1, { ended: 10, left: 5 }) < 1)
  assert.equal(patience(0.1, { ended: 50, left: 50 }), 0.25)
  assert.deepEqual(silences([0, 1, 2], 91), { ended: 0, left: 0 })
  assert.deepEqual(silences([0, 1, 2], 92), { ended: 1, left: 1 })
})
