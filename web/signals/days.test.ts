import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfter, momentOn, todayIn } from './days.ts'

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

test('A day goes over the end of a month, and the company is in its own', () => {
  assert.equal(dayAfter('2026-02-27', 3), '2026-03-02')
  assert.equal(todayIn('Asia/Tokyo', new Date('2026-11-22T20:00Z')), '2026-11-23')
})
