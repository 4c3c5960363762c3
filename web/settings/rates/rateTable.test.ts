import assert from 'node:assert/strict'
import test from 'node:test'
import { toDrafts, parseDrafts, withMissing } from './rateTable.ts'

const usd = { currency: 'USD', fromDay: '2026-01-03', rate: '0,92' }

test('A decimal comma is understood, and an empty line is left out', () => {
  const empty = { key: 7, currency: '', fromDay: '', rate: '' }
  assert.deepEqual(parseDrafts([...toDrafts([usd]), empty]), [{ ...usd, rate: '0.92' }])
})

test('What is missing becomes a line of its own, from its first day on, under a key that no other line has', () => {
  const missing = { currency: 'CHF', orders: 12, fromDay: '2026-02-01', toDay: '2026-03-01' }
  const drafts = withMissing(toDrafts([usd]), missing)
  assert.deepEqual(drafts[1], { key: 1, currency: 'CHF', fromDay: '2026-02-01', rate: '' })
})
