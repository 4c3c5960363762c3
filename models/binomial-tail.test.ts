import assert from 'node:assert/strict'
import { test } from 'node:test'
import { binomialTail } from './binomial-tail.ts'
import { logGamma } from './log-gamma.ts'

const near = (actual: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

test('The gamma function matches the published tables', () => {
  // Abramowitz & Stegun (1964), table 6.1 and 6.1.8: Γ(1/2) = √π.
  near(logGamma(0.5), Math.log(Math.PI) / 2, 1e-12)
  near(logGamma(1.5), Math.log(0.886226925452758), 1e-12)
  near(logGamma(101), 363.73937555556347, 1e-10)
  assert.ok(Number.isNaN(logGamma(0)))
})

test('The sign test gives the sums of Pascal’s triangle', () => {
  near(binomialTail(3, 10), 176 / 1024)
  near(binomialTail(0, 20), 2 ** -20, 1e-15)
  near(binomialTail(500, 1000), 0.5 + 0.0126125, 1e-6)
  assert.throws(() => binomialTail(3, 2), /3 of 2/)
})
