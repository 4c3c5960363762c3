import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, middayOf } from './day.ts'

test('a day that somebody names is that day where the company is, in every time zone', () => {
  for (const timeZone of Intl.supportedValuesOf('timeZone'))
    for (const day of ['2026-01-01', '2026-03-29', '2026-07-15', '2026-11-01'])
      assert.equal(dayIn(new Date(middayOf(day, timeZone)), timeZone), day, `${day} in ${timeZone}`)
})
