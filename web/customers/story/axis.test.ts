import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysPerBar, axisRange, silenceSince } from './axis.ts'
import { DAY_MS } from '../../../values/days.ts'

test('a quarter is drawn by day, two years by week, and a decade by four weeks', () => {
  assert.deepEqual(
    [90, 800, 3650].map((days) => daysPerBar(days, 760)),
    [1, 7, 28],
  )
})

test('the axis ends today, also after fifteen years of silence and for a customer of today', () => {
  const now = Date.parse('2026-11-22')
  const old = [Date.parse('2010-12-01'), Date.parse('2011-06-01')]
  assert.deepEqual(axisRange(old, now), { from: old[0], to: now })
  assert.deepEqual(axisRange([now], now), { from: now - 30 * DAY_MS, to: now })
})

test('the silence reaches from the last day with an order or a log-in until today; a day is none', () => {
  const now = Date.parse('2026-11-22T23:50:00Z')
  const since = (...days: string[]) => silenceSince(days, '2026-11-22', now, (count) => `${count} days`)
  assert.deepEqual(since('2026-02-15', '2026-02-14'), {
    from: Date.parse('2026-02-15T12:00:00Z'),
    to: now,
    label: '280 days',
  })
  assert.equal(since('2026-11-21'), null)
  assert.equal(since('2026-11-20')?.label, '2 days')
  assert.equal(since(), null)
})
