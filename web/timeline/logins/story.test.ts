import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY_MS } from '../../../values/days.ts'
import { loginBars } from './story.ts'

const login = (day: string, events: number, contacts = 1) => ({ day, detail: { events, contacts } })
const context = { locale: { locale: 'en-GB', timeZone: 'UTC' } }

test('the days of a week are one bar of all their events, and a week without a log-in has none', () => {
  const days = [login('2026-01-02', 3), login('2026-01-05', 4, 2), login('2026-03-01', 1)]
  const bars = loginBars(days, 7, context)
  assert.deepEqual(
    bars.map(({ size, tooltip }) => [size, tooltip]),
    [
      [7, '2 Jan 2026 – 5 Jan 2026\nLogged in on 2 days, 7 events, up to 2 people a day'],
      [1, '1 Mar 2026\nLogged in, 1 event'],
    ],
  )
  assert.equal(bars[0]!.to - bars[0]!.from, 7 * DAY_MS)
})
