import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loginBars, daysPerBar, axisRange } from './axis.ts'
import { DAY_MS } from '../../../values/days.ts'

const login = (day: string, events: number, contacts = 1) => {
  return { day, contacts, events, logins: 1, keyActions: 0, isLogin: true }
}

test('a quarter is drawn by day, two years by week, and a decade by four weeks', () => {
  assert.deepEqual(
    [90, 800, 3650].map((days) => daysPerBar(days, 760)),
    [1, 7, 28],
  )
})

test('the days of a week are one bar of all their events, and a week without a log-in has none', () => {
  const days = [login('2026-01-02', 3), login('2026-01-05', 4, 2), login('2026-03-01', 1)]
  const bars = loginBars(days, 7, ({ days: count, events, people }) => `${count} ${events} ${people}`)
  assert.deepEqual(
    bars.map(({ size, tooltip }) => [size, tooltip]),
    [
      [7, '2 7 2'],
      [1, '1 1 1'],
    ],
  )
  assert.equal(bars[0]!.to - bars[0]!.from, 7 * DAY_MS)
})

test('the axis reaches to today, but not from a history of fifteen years ago', () => {
  const now = Date.parse('2026-11-22')
  const recent = [now - 200 * DAY_MS, now - 60 * DAY_MS]
  assert.equal(axisRange(recent, now, 0).to, now)
  const old = [Date.parse('2010-12-01'), Date.parse('2011-06-01')]
  assert.equal(axisRange(old, now, 0).to, old[1])
})
