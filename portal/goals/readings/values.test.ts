import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatValue, parseValue, scaleOf, valueFault } from './values.ts'
import type { Unit } from '../goal.ts'

const scale = (unit: Unit, baseline = 7200, target = 3600) =>
  scaleOf({ metric: { unit }, baseline, target }, 'EUR')
const number = scale('number')
const percent = scale('percent')

test('percentages, money and durations are written as people write them', () => {
  const english = { locale: 'en-GB', timeZone: 'UTC' }
  const shown = (value: number, unit: Unit) => formatValue(value, scale(unit), english).replace('\u00a0', ' ')
  assert.equal(shown(0.245, 'percent'), '24.5 %')
  assert.equal(shown(123456, 'money'), '€1,234.56')
  assert.equal(shown(4500, 'money'), '€45')
  assert.equal(shown(5400, 'duration'), '1.5 hours')
  assert.equal(shown(3600, 'duration'), '1 hour')
  assert.equal(shown(1200, 'count'), '1,200')
  assert.equal(formatValue(90, scale('duration', 120, 60), english), '1.5\u00a0minutes')
})

test('a number is parsed in the number format of the customer', () => {
  assert.equal(parseValue('24.5', number, 'en-GB'), 24.5)
  assert.equal(parseValue('24,5', number, 'en-GB'), 24.5)
  assert.equal(parseValue('1,234', number, 'en-GB'), 1234)
  assert.equal(parseValue('1,234', number, 'de-DE'), 1.234)
  assert.equal(parseValue('1.234', number, 'de-DE'), 1234)
  assert.equal(parseValue('1.234,50', number, 'en-GB'), 1234.5)
  assert.equal(parseValue('1,234,567', number, 'en-GB'), 1234567)
  assert.equal(parseValue("12'500", number, 'de-CH'), 12500)
  assert.equal(parseValue('−3', number, 'en-GB'), -3)
})

test('a percentage is typed with or without the sign', () => {
  assert.equal(parseValue('24.5', percent, 'en-GB'), 0.245)
  assert.equal(parseValue('24,5 %', percent, 'de-DE'), 0.245)
})

test('money and durations are typed in their own units', () => {
  assert.equal(parseValue('12.34', scale('money'), 'en-GB'), 1234)
  assert.equal(parseValue('1.5 hours', scale('duration'), 'en-GB'), 5400)
  assert.equal(parseValue('1 hour ', scale('duration'), 'en-GB'), 3600)
})

test('the minor units of a currency are those of ISO 4217, and nearly all is not all', () => {
  const english = { locale: 'en-GB', timeZone: 'UTC' }
  const forint = scaleOf({ metric: { unit: 'money' }, baseline: 0, target: 1 }, 'HUF')
  assert.equal(formatValue(120_050, forint, english).replace('\u00a0', ' '), 'HUF 1,200.50')
  assert.equal(parseValue('1200.5', forint, 'en-GB'), 120_050)
  assert.equal(formatValue(0.9998, percent, english), '99.9\u00a0%')
})

test('a text that is no number gives null', () => {
  for (const text of [
    '',
    ' ',
    'about 20',
    '1.2.3,4,5',
    '1.2.3',
    '1,2.5',
    '1.234,567.8',
    '-',
    '.',
    '12%%',
    '1e5',
    '٣',
  ])
    assert.equal(parseValue(text, number, 'en-GB'), null, text)
})

test('a formatted number is parsed back to itself', () => {
  const locales = fc.constantFrom('en-GB', 'de-DE', 'de-CH', 'fr-FR')
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), locales, (value, locale) => {
      const shown = formatValue(value, number, { locale, timeZone: 'UTC' })
      assert.equal(parseValue(shown, number, locale), value, shown)
    }),
  )
})

test('a value that cannot be saved is refused in the form in which it was typed', () => {
  const locale = { locale: 'en-GB', timeZone: 'UTC' }
  assert.equal(
    valueFault(parseValue('1950', percent, 'en-GB')!, percent, locale),
    '1,950\u00a0% is more than the 500\u00a0% that can be saved. Is the decimal point missing?',
  )
  assert.match(
    valueFault(-5.01, percent, locale)!,
    /^-501\u00a0% is less than the -500\u00a0% that can be saved/,
  )
  assert.equal(valueFault(5, percent, locale), null, 'the limit itself can be kept')
  assert.equal(valueFault(1950, number, locale), null)
  assert.match(valueFault(2e15, number, locale)!, /^2,000,000,000,000,000 is too large to be saved/)
})
