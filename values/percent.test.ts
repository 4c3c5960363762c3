import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatPercent, percentNumber } from './percent.ts'

test('a share that is not all is never shown as 100 %, and one that is not none never as 0 %', () => {
  assert.equal(formatPercent(0.998, 'en-GB'), '99.8 %')
  assert.equal(formatPercent(0.0004, 'en-GB'), '0.1 %')
  assert.equal(formatPercent(0.99999, 'en-GB', 2), '99.99 %')
  assert.deepEqual(
    [0, 1].map((share) => percentNumber(share, 'en-GB')),
    ['0', '100'],
  )
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      (share, digits) => {
        const shown = Number(percentNumber(share, 'en', digits))
        assert.ok(shown > 0 && shown < 100, `${share} is shown as ${shown}`)
      },
    ),
  )
})

test('decimals are written only where they say something, unless a table wants them all', () => {
  assert.equal(percentNumber(0.66, 'en-GB', 1), '66')
  assert.equal(percentNumber(0.66, 'en-GB', 1, true), '66.0')
  assert.equal(percentNumber(1.102, 'de-DE', 1), '110,2')
})
