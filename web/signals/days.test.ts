import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentOn, todayIn } from './days.ts'

test('a moment on a day is on that day in every zone, from Baker Island to Kiritimati', () => {
  const zones = [
    'Etc/GMT+12',
    'America/New_York',
    'UTC',
    'Asia/Tokyo',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
  ]
  for (const zone of zones) {
    assert.equal(todayIn(zone, momentOn('2026-01-15', zone)), '2026-01-15', zone)
    assert.equal(todayIn(zone, momentOn('2026-07-15', zone)), '2026-07-15', zone)
  }
})
