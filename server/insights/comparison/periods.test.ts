import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import { periodBefore } from './periods.ts'

test('whole months are compared with as many whole months, also around a leap year', () => {
  assert.deepEqual(periodBefore({ from: '2024-01-01', to: '2024-12-31' }), {
    from: '2023-01-01',
    to: '2023-12-31',
  })
  assert.deepEqual(periodBefore({ from: '2025-03-01', to: '2025-03-31' }), {
    from: '2025-02-01',
    to: '2025-02-28',
  })
})

test('other periods are compared with as many days', () => {
  const before = { from: '2025-02-01', to: '2025-02-28' }
  assert.deepEqual(periodBefore({ from: '2025-03-01', to: '2025-03-28' }), before)
  assert.deepEqual(periodBefore({ from: '2025-03-02', to: '2025-03-02' }), {
    from: '2025-03-01',
    to: '2025-03-01',
  })
})

test('the period before always ends on the day before, and begins no later than it ends', () => {
  const day = fc.integer({ min: 0, max: 30_000 })
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 2000 }), (first, more) => {
      const before = periodBefore({ from: formatDay(first), to: formatDay(first + more) })
      assert.equal(parseDay(before.to), first - 1)
      assert.ok(parseDay(before.from) <= parseDay(before.to))
      assert.ok(Math.abs(parseDay(before.to) - parseDay(before.from) - more) <= 3 + more / 100)
    }),
  )
})
