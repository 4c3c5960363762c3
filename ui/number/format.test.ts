import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, bigInt, property } from 'fast-check'
import { formatEstimate, formatMoney, formatNumber, formatShare } from './format.ts'

const london = { locale: 'en-GB', timeZone: 'Europe/London' }
const zurich = { locale: 'de-CH', timeZone: 'Europe/Zurich' }

test('Money has the digits of its currency and is exact beyond what a float can hold', () => {
  assert.equal(formatMoney(123456n, 'EUR', london), '€1,234.56')
  assert.equal(formatMoney(5000, 'JPY', london), 'JP¥5,000')
  assert.equal(formatMoney(1234567, 'KWD', london).replace(/\s/g, ' '), 'KWD 1,234.567')
  assert.equal(formatMoney('-5', 'EUR', london), '-€0.05')
  assert.equal(formatMoney(900719925474099312n, 'GBP', london), '£9,007,199,254,740,993.12')
})

test('Every whole number of cents reads back as itself', () => {
  always(
    property(bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (minor) => {
      const written = formatMoney(minor, 'EUR', london).replace(/[^\d-]/g, '')
      return BigInt(written) === minor
    }),
  )
})

test('Numbers and shares are written as the person writes them', () => {
  assert.equal(formatNumber(4338, london), '4,338')
  assert.match(formatNumber(4338, zurich), /^4[’']338$/)
  assert.equal(formatShare(0.656, london), '66 %')
})

test('An estimate always carries its interval and its n', () => {
  const estimate = { value: 0.656, low: 0.642, high: 0.67, n: 4338 }
  assert.equal(formatEstimate(estimate, london), '66 % (64–67, n 4,338)')
  const days = { value: 52, low: 49.5, high: 55, n: 2845 }
  assert.equal(formatEstimate(days, london, 'number'), '52 (49.5–55, n 2,845)')
})
