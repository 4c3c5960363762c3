import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { axisStep, formatTick, formatInput, parseValue, formatValue } from './values.ts'
import type { ValueFormat } from './values.ts'

const british: ValueFormat = { writing: { locale: 'en-GB', timeZone: 'UTC' }, currency: 'EUR' }
const german: ValueFormat = { writing: { locale: 'de-DE', timeZone: 'UTC' }, currency: 'JPY' }

test('Percentages, money, durations and counts have their own formats', () => {
  assert.equal(formatValue(0.2555, 'percent', british), '25.55 %')
  assert.equal(formatValue(123_456, 'money', british), '€1,234.56')
  assert.equal(formatValue(9000, 'duration', british), '2 hrs 30 mins')
  assert.equal(formatValue(45, 'duration', british), '45 secs')
  assert.equal(formatValue(0, 'duration', british), '0 secs')
  assert.equal(formatValue(4338, 'count', british), '4,338')
})

test('Typed values are parsed in the number format of the person', () => {
  assert.equal(parseValue('1,234.5', 'number', british), 1234.5)
  assert.equal(parseValue('1.234,5', 'number', german), 1234.5)
  assert.equal(parseValue('25.5 %', 'percent', british), 0.255)
  assert.equal(parseValue('12.34', 'money', british), 1234)
  assert.equal(parseValue('1200', 'money', german), 1200)
  assert.equal(parseValue('1 h 30 min', 'duration', british), 5400)
  assert.equal(parseValue('1,5 h', 'duration', german), 5400)
})

test('A decimal comma is accepted where people write points, and the other way round', () => {
  assert.equal(parseValue('24,5 %', 'percent', british), 0.245)
  assert.equal(parseValue('12,34', 'money', british), 1234)
  assert.equal(parseValue('1,5 h', 'duration', british), 5400)
  assert.equal(parseValue('24.5', 'number', german), 24.5)
  assert.equal(parseValue('-5 min', 'duration', british), null)
})

test('In a currency whose coins are out of use money still has the minor units of ISO 4217', () => {
  for (const [currency, minor] of [
    ['HUF', 120_050],
    ['IQD', 1_200_500],
    ['JPY', 1201],
  ] as const) {
    const valueFormat = { ...british, currency }
    assert.equal(parseValue('1200.5', 'money', valueFormat), minor)
    assert.equal(parseValue(formatInput(minor, 'money', valueFormat), 'money', valueFormat), minor)
  }
})

test('A time axis has steps of hours and quarters, and an axis of large amounts shows no cents', () => {
  assert.equal(axisStep(4500, 'duration'), 1800)
  assert.equal(axisStep(40, 'duration'), 15)
  assert.equal(axisStep(0.1, 'percent'), undefined)
  assert.equal(formatTick(320_000, 62_500, 'money', british), '€3,200')
  assert.equal(formatTick(150, 100, 'money', british), '€1.50')
})

test('A text that cannot be parsed gives null, not zero', () => {
  for (const text of ['', 'many', '12 apples', '1.2.3', '-']) {
    assert.equal(parseValue(text, 'number', british), null)
    assert.equal(parseValue(text, 'percent', british), null)
  }
  for (const text of ['', '90', '1 fortnight', '1 h or so'])
    assert.equal(parseValue(text, 'duration', british), null)
})

test('A value that is formatted for its field is parsed back to itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (whole) => {
      for (const valueFormat of [british, german]) {
        for (const unit of ['count', 'money'] as const) {
          assert.equal(parseValue(formatInput(whole, unit, valueFormat), unit, valueFormat), whole)
        }
        const share = whole / 10_000
        assert.equal(parseValue(formatInput(share, 'percent', valueFormat), 'percent', valueFormat), share)
        const seconds = Math.abs(whole)
        assert.equal(
          parseValue(formatInput(seconds, 'duration', valueFormat), 'duration', valueFormat),
          seconds,
        )
      }
    }),
  )
})
