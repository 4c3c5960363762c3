import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, parseDay, formatDay } from './days.ts'

test('a day is one of the company’s calendar, also when clocks change', () => {
  const night = new Date('2026-11-22T23:30:00Z')
  assert.equal(formatDay(dayIn(night, 'UTC')), '2026-11-22')
  assert.equal(formatDay(dayIn(night, 'Europe/Berlin')), '2026-11-23')
  assert.equal(formatDay(dayIn(night, 'America/Los_Angeles')), '2026-11-22')
  assert.equal(formatDay(dayIn(new Date('2026-03-29T01:30:00Z'), 'Europe/Berlin')), '2026-03-29')
  assert.deepEqual([formatDay(31), parseDay('1970-02-01')], ['1970-02-01', 31])
})
