import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../../../server/insights/format.ts'
import { formatRate } from './formatRate.ts'

const formatter = formatterOf({ locale: 'en-GB', currency: 'EUR' })

test('a rate is never shown without its interval and its n, and not at all of too few', () => {
  const rate = { share: 0.3, low: 0.21, high: 0.41 }
  assert.equal(formatRate({ n: 80, happened: 24, rate }, formatter), '30 % (21–41 %), n 80')
  assert.equal(formatRate({ n: 12, happened: 3, rate: null }, formatter), '3 of 12')
  assert.equal(formatRate({ n: 0, happened: 0, rate: null }, formatter), '–')
})
