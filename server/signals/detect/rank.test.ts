import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshnessOf, rankOf, rankOfStake, worthOf } from './rank.ts'

test('The weight grows by one with each doubling, is 1 without a purchase, and does not depend on the currency', () => {
  assert.equal(worthOf(0, 5000), 1)
  assert.equal(worthOf(30_000, 5000), 3)
  assert.equal(worthOf(70_000, 5000), 4)
  assert.equal(worthOf(70_000, 0), 1)
  assert.equal(worthOf(-500, 5000), 1)
  assert.equal(worthOf(3_000_000, 500_000), worthOf(30_000, 5000))
  assert.equal(rankOf({ strength: 0.5, days: 0 }, 30_000, 5000), 1.5)
})

test('With equal strength and weight, a newer signal ranks higher', () => {
  const rank = (days: number) => rankOf({ strength: 0.8, days }, 5000, 5000)
  assert.ok(rank(2) > rank(9) && rank(9) > rank(60))
  assert.equal(freshnessOf(0), 1)
  assert.equal(freshnessOf(42), 0.25)
})

test('What is at stake orders a list, long silences after all others and an unknown stake last in each', () => {
  const ranks = [
    { yearly: 90_000, isLong: false },
    { yearly: 100, isLong: false },
    { yearly: null, isLong: false },
    { yearly: 9_000_000, isLong: true },
    { yearly: 100, isLong: true },
    { yearly: null, isLong: true },
  ].map((stake) => rankOfStake(stake, 5000))
  assert.deepEqual(
    ranks,
    ranks.toSorted((one, other) => other - one),
  )
  assert.equal(new Set(ranks).size, ranks.length)
})
