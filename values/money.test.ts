import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseMoney } from '../server/sales/money/amount.ts'
import { CURRENCIES, minorUnitExponent } from './currency.ts'
import { decimalText, formatMoney, fromMinorUnits, toMinorUnits } from './money.ts'

/** `Intl` follows custom where ISO 4217 names a minor unit that is out of use. */
const CUSTOM_DIFFERS = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER'.split(' ')

test('every currency of ISO 4217 has its minor unit, also where the browser says otherwise', () => {
  assert.equal(CURRENCIES.length, 165)
  assert.deepEqual(['JPY', 'HUF', 'KWD', 'IQD', 'CLF'].map(minorUnitExponent), [0, 2, 3, 3, 4])
  assert.equal(minorUnitExponent('DEM'), null)
  const differs = CURRENCIES.filter((currency) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits !== minorUnitExponent(currency)
  })
  for (const currency of CUSTOM_DIFFERS) assert.ok(differs.includes(currency), currency)
})

test('in every currency what the server reads, stores and writes is what the pages show and take', () => {
  for (const currency of CURRENCIES) {
    const exponent = minorUnitExponent(currency)!
    const minor = 1_234_567
    const text = decimalText(minor, currency)
    assert.equal(parseMoney(text, currency), minor, currency)
    assert.equal(toMinorUnits(Number(text), currency), minor, currency)
    assert.equal(fromMinorUnits(minor, currency), Number(text), currency)
    const digits = formatMoney(minor, currency, 'en-GB')
      .replaceAll(/[^\d.]/g, '')
      .replace(/^\./, '')
    assert.equal(digits, text, `${currency} shows all ${exponent} decimals`)
  }
})

test('an amount keeps its minor units in every currency, however large', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.constantFrom(...CURRENCIES),
      (minor, currency) => {
        assert.equal(toMinorUnits(fromMinorUnits(minor, currency), currency), minor)
        assert.equal(BigInt(formatMoney(minor, currency, 'en-GB').replaceAll(/[^\d-]/g, '')), BigInt(minor))
      },
    ),
  )
})

test('halves are rounded away from zero', () => {
  assert.deepEqual(
    [1.005, -1.005, 0.125, 8.124].map((amount) => toMinorUnits(amount, 'EUR')),
    [101, -101, 13, 812],
  )
})
