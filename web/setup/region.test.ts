import assert from 'node:assert/strict'
import test from 'node:test'
import { isCurrency } from '../../values/currency.ts'
import { guessCurrency, firstDayOfWeek, regionOf } from './region.ts'

test('A language with a country counts in that country’s currency, one without in its likeliest country’s', () => {
  assert.deepEqual(['en-GB', 'de', 'de-CH', 'fr-CA', 'en', 'ja'].map(guessCurrency), [
    'GBP',
    'EUR',
    'CHF',
    'CAD',
    'USD',
    'JPY',
  ])
  assert.equal(regionOf('de'), 'DE')
})

test('Every currency that is guessed is a currency in use', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const regions = letters.flatMap((one) => letters.map((other) => one + other))
  for (const region of regions) assert.ok(isCurrency(guessCurrency(`en-${region}`)), region)
})

test('The week begins on Sunday in the United States and on Monday in Germany', () => {
  assert.deepEqual(['en-US', 'de-DE'].map(firstDayOfWeek), [7, 1])
})
