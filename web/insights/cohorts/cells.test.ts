import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cohortRows, deepestOf, readablePeriod } from './cells.ts'

const cohorts = [
  { month: '2011-01', customers: [10, 4, 3], revenue: [900, 200, 100], unfinished: true },
  { month: '2011-02', customers: [8, 2], revenue: [500, 50], unfinished: true },
  { month: '2011-03', customers: [5], revenue: [300], unfinished: true },
]

test('shares leave out the first month, which is always all of them, and stay blank where it is too early', () => {
  const rows = cohortRows(cohorts, 'month', 'share')
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      [0.4, 0.3],
      [0.25, null],
      [null, null],
    ],
  )
  assert.deepEqual(
    rows.map(({ isUnfinished: open }) => open),
    [true, true, false],
  )
})

test('money keeps the first month, but its colour does not drown the months after', () => {
  const rows = cohortRows(cohorts, 'month', 'revenue')
  assert.deepEqual(rows[0]!.cells, [900, 200, 100])
  assert.equal(deepestOf(rows, 'revenue'), 200)
})

test('long histories begin with quarters, and very long ones with years', () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      month: `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
      customers: [1],
      revenue: null,
      unfinished: false,
    }))
  assert.equal(readablePeriod(months(36)), 'month')
  assert.equal(readablePeriod(months(37)), 'quarter')
  assert.equal(readablePeriod(months(120)), 'year')
})
