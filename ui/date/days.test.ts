import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfter, dayIn, daysBetween, instantOn } from './days.ts'

test('A day that somebody names is that day where the company is, in every time zone', () => {
  for (const timeZone of Intl.supportedValuesOf('timeZone'))
    for (const day of ['2026-01-01', '2026-03-29', '2026-07-15', '2026-11-01'])
      assert.equal(dayIn(instantOn(day, timeZone), timeZone), day, `${day} in ${timeZone}`)
  assert.equal(instantOn('2026-01-15', 'Pacific/Kiritimati'), '2026-01-15T00:00:00.000Z')
})

test('A day goes over the end of a month, and the company is in its own', () => {
  assert.equal(dayAfter('2026-02-27', 3), '2026-03-02')
  assert.equal(dayAfter('2026-03-02', -3), '2026-02-27')
  assert.equal(daysBetween('2026-02-27', '2026-03-02'), 3)
  assert.equal(dayIn(new Date('2026-11-22T20:00Z'), 'Asia/Tokyo'), '2026-11-23')
  assert.equal(dayIn('2026-11-22T23:30:00Z', 'America/Los_Angeles'), '2026-11-22')
})
