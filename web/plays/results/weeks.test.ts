import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillWeeks, mondayOf } from './weeks.ts'

test('a week begins on its Monday, over the turn of a year too', () => {
  assert.equal(mondayOf('2026-11-22'), '2026-11-16')
  assert.equal(mondayOf('2026-11-16'), '2026-11-16')
  assert.equal(mondayOf('2027-01-01'), '2026-12-28')
})

test('weeks in which nobody was asked stand between the others, up to this week', () => {
  const rows = [
    { key: '2026-10-19', asks: 2, sales: 1, open: 0 },
    { key: '2026-11-02', asks: 1, sales: 0, open: 1 },
  ]
  const weeks = fillWeeks(rows, '2026-11-22', 26)
  assert.deepEqual(
    weeks.map(({ key, asks }) => `${key} ${asks}`),
    ['2026-10-19 2', '2026-10-26 0', '2026-11-02 1', '2026-11-09 0', '2026-11-16 0'],
  )
})

test('of a long time the latest weeks stay', () => {
  const weeks = fillWeeks([{ key: '2024-01-01', asks: 9, sales: 0, open: 0 }], '2026-11-22', 26)
  assert.equal(weeks.length, 26)
  assert.equal(weeks.at(-1)?.key, '2026-11-16')
  assert.ok(weeks.every(({ asks }) => asks === 0))
})
