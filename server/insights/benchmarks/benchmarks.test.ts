import assert from 'node:assert/strict'
import { test } from 'node:test'
import { benchmarksOf } from './answer.ts'

test('Every published figure has its sample and year, and none replaces a missing figure of the company', () => {
  const marks = benchmarksOf([], { customers: 0, cameBack: 0 }, null)
  assert.deepEqual(
    marks.ladder.map(({ n, published, yours }) => [n, published, yours]),
    [
      [1, 0.32, null],
      [2, 0.53, null],
      [3, 0.64, null],
      [9, 0.83, null],
    ],
  )
  for (const { source } of [...marks.ladder, ...marks.repeatShare])
    assert.ok(source.sample && source.year === 2015)
})

test('Beside published shares of customers stand the same shares, not estimates of what customers will do', () => {
  const gaps = [
    { nth: 1, gapDays: null, customers: 200 },
    { nth: 2, gapDays: 10, customers: 100 },
    { nth: 3, gapDays: 10, customers: 30 },
  ]
  const { ladder } = benchmarksOf(gaps, { customers: 80, cameBack: 36 }, null)
  assert.deepEqual(
    ladder.slice(0, 2).map(({ yours }) => [yours!.p, yours!.n]),
    [
      [0.45, 80],
      [0.3, 100],
    ],
  )
})
