import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysPerBar, axisRange } from './axis.ts'
import { DAY_MS } from '../../../values/days.ts'

test('a quarter is drawn by day, two years by week, and a decade by four weeks', () => {
  assert.deepEqual(
    [90, 800, 3650].map((days) => daysPerBar(days, 760)),
    [1, 7, 28],
  )
})

test('the axis reaches to today, but not from a history of fifteen years ago', () => {
  const now = Date.parse('2026-11-22')
  const recent = [now - 200 * DAY_MS, now - 60 * DAY_MS]
  assert.equal(axisRange(recent, now, 0).to, now)
  const old = [Date.parse('2010-12-01'), Date.parse('2011-06-01')]
  assert.equal(axisRange(old, now, 0).to, old[1])
})
