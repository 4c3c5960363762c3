import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../insights/format.ts'
import type { Evidence } from './kinds.ts'
import { rhythm, champion, closing, thriving, english } from './sentence.fixture.ts'
import { evidenceRows, signalSentence } from './sentence.ts'

test('Numbers and days are formatted for the locale of the company', () => {
  const german = formatterOf({ locale: 'de-DE', currency: 'EUR' })
  assert.match(signalSentence(thriving, german), /1\.234 customers/)
  assert.deepEqual(evidenceRows(rhythm, german)[0], { label: 'Last log-in', value: '4. Oktober 2024' })
})

test('The evidence of each kind has no empty row', () => {
  const all: Evidence[] = [
    rhythm,
    champion,
    { ...closing, window: 'cross_sell', days: 80, daysLeft: 10 },
    thriving,
    { kind: 'never_started', firstOrder: 20000, days: 9, orders: 1 },
    { kind: 'usage_drop', now: 4, before: 160, chance: 0.001 },
    { kind: 'payment_failed', failedOn: 20000, days: 3, times: 1 },
  ]
  for (const evidence of all) {
    const facts = evidenceRows(evidence, english)
    assert.ok(facts.length >= 3)
    for (const { label, value } of facts) assert.ok(label && value && !/undefined|NaN/.test(label + value))
  }
})
