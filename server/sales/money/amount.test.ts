import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDecimal, roundBig, roundTo, timesRounded } from './decimal.ts'
import { ExactSum } from './exact-sum.ts'
import { isCurrency } from '../../../values/currency.ts'
import { decimalText, formatMoney } from '../../../values/money.ts'
import { exponentOf, parseMoney } from './amount.ts'

test('every format of an amount in files is read exactly', () => {
  const point = { '1,234.56': 123456, '£40.00': 4000, '(12.00)': -1200, '-5': -500, '5-': -500, '−5.1': -510 }
  const more = { '$-3.50': -350, '-$3.50': -350, 'USD 7': 700, '7.00 EUR': 700, '.5': 50, '1 234.5': 123450 }
  for (const [text, minor] of Object.entries({
    ...point,
    ...more,
    "1'000": 100000,
    '12,34,567.00': 123456700,
  }))
    assert.equal(parseMoney(text, 'EUR'), minor, text)
  for (const [text, minor] of Object.entries({
    '1.234,56': 123456,
    '12,50': 1250,
    '12,50 €': 1250,
    '1.000': 100000,
  }))
    assert.equal(parseMoney(text, 'EUR', ','), minor, text)
})

test('text that is not an amount is not turned into one', () => {
  for (const text of [
    '',
    ' ',
    '-',
    '()',
    '(-5)',
    'n/a',
    '1.2.3',
    '12abc',
    '--5',
    '1e5',
    'NaN',
    '0x10',
    '1,2',
    '27%',
  ])
    assert.equal(parseMoney(text, 'EUR'), null, text)
  assert.equal(parseMoney('1234567890123456', 'EUR'), null, 'more than can be counted exactly')
})

test('currencies have their own number of decimals, and an unknown code is named', () => {
  assert.deepEqual(['JPY', 'EUR', 'KWD', 'IQD', 'CLF'].map(exponentOf), [0, 2, 3, 3, 4])
  assert.equal(parseMoney('1234', 'JPY'), 1234)
  assert.equal(parseMoney('1.2345', 'TND'), 1235)
  assert.equal(isCurrency('eur'), false)
  assert.throws(() => exponentOf('EURO'), /“EURO” is not a currency code/)
})

test('halves are rounded away from zero, in small numbers and in large ones', () => {
  assert.deepEqual(
    ['0.125', '-0.125', '0.124', '1.005', '0.115'].map((text) => parseMoney(text, 'EUR')),
    [13, -13, 12, 101, 12],
  )
  assert.equal(parseMoney('59.800000000000004', 'EUR'), 5980)
  assert.equal(roundTo(parseDecimal('0.1249999999999999999')!, 2), 12)
  assert.equal(roundTo(parseDecimal('1.1250000000000000001', '.')!, 2), 113)
  assert.equal(roundBig(-5n, 1, 0), -1)
})

test('a product is exact before it is rounded once', () => {
  assert.equal(timesRounded({ units: 3, scale: 0 }, { units: 335, scale: 3 }, 2), 101)
  assert.equal(timesRounded(parseDecimal('1000000')!, parseDecimal('3.33333333333333')!, 2), 333333333)
  assert.equal(timesRounded(parseDecimal('99999999999')!, parseDecimal('99999999999')!, 2), null)
})

test('an amount is shown with all its decimals, in the format of the locale', () => {
  assert.equal(formatMoney(123456, 'EUR', 'de-DE'), '1.234,56\u00a0€')
  assert.equal(formatMoney(-1200, 'USD', 'en-US'), '-$12.00')
  assert.equal(formatMoney(5, 'IQD', 'en-US').replace('\u00a0', ' '), 'IQD 0.005')
  assert.equal(decimalText(-5, 'EUR'), '-0.05')
})

test('law: an amount written plainly or for a locale is read back unchanged', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF')
  const minor = fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 })
  fc.assert(
    fc.property(
      minor,
      currency,
      fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH'),
      (amount, code, locale) => {
        assert.equal(parseMoney(decimalText(amount, code), code), amount)
        const mark = locale === 'de-DE' || locale === 'fr-FR' ? ',' : '.'
        assert.equal(parseMoney(formatMoney(amount, code, locale), code, mark), amount)
      },
    ),
  )
})

test('law: no text breaks the reader of numbers or slows it down', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDecimal(text, ',')))
  assert.equal(parseDecimal(`${'1,'.repeat(1_000_000)}x`), null)
})

test('a sum of products is exact, small or large, and rounded once', () => {
  const sum = new ExactSum()
  for (const [quantity, price] of [
    ['3', '0.335'],
    ['2', '0.005'],
    ['1', '2.1'],
  ])
    sum.addProduct(parseDecimal(quantity!)!, parseDecimal(price!)!)
  assert.equal(sum.rounded(2), 312)
  for (let times = 0; times < 3; times++)
    sum.addProduct(parseDecimal('1000000')!, parseDecimal('3.33333333333333')!)
  assert.equal(sum.rounded(2), 1000000311)
  sum.add({ units: -1000000311, scale: 2 })
  assert.equal(sum.rounded(2), 0)
})
