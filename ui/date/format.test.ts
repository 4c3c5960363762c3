import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAgo, formatDate, formatDateTime, formatDay, formatDayAgo, formatDuration } from './format.ts'

const london = { locale: 'en-GB', timeZone: 'Europe/London' }
const zurich = { locale: 'de-CH', timeZone: 'Europe/Zurich' }

test('a time is formatted in the zone of the person', () => {
  const late = new Date('2026-06-30T23:30:00Z')
  assert.equal(formatDate(late, london), '1 Jul 2026')
  assert.match(formatDateTime(late, zurich), /1\. Juli 2026.*01:30/)
})

test('What is past is ago and what comes is in', () => {
  const now = new Date('2026-03-04T12:00:00Z')
  assert.equal(formatAgo(new Date('2026-03-01T12:00:00Z'), now, london), '3 days ago')
  assert.equal(formatAgo(new Date('2026-03-03T11:00:00Z'), now, london), 'yesterday')
  assert.equal(formatAgo(now, now, london), 'now')
  assert.equal(formatAgo(new Date('2026-03-04T14:00:00Z'), now, london), 'in 2 hours')
  assert.equal(formatDuration(95, london), '2 minutes')
  assert.equal(formatDuration(4, london), '4 seconds')
})

test('A day of the calendar is the same day in every zone, and so is how long ago it was', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'UTC', 'Etc/GMT+12'])
    assert.equal(formatDay('2026-03-01', { locale: 'en-GB', timeZone }), '1 Mar 2026')
  const night = new Date('2026-03-01T23:30:00Z')
  assert.equal(formatDayAgo('2026-03-01', night, london), 'today')
  assert.equal(formatDayAgo('2026-03-01', night, { ...london, timeZone: 'Asia/Tokyo' }), 'yesterday')
  assert.equal(formatDayAgo('2026-02-14', night, london), '2 weeks ago')
})
