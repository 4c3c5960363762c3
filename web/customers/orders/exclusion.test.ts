import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exclusionSentence, exclusionReason } from './exclusion.ts'

const order = { nth: null, cancelledAt: null, amount: 500, refunded: 0 }

test('an order that does not count says why, and one that counts says nothing', () => {
  assert.equal(exclusionReason({ ...order, nth: 3 }), null)
  assert.equal(exclusionReason({ ...order, cancelledAt: '2026-01-01T00:00:00Z' }), 'cancelled')
  assert.equal(exclusionReason({ ...order, amount: 0 }), 'free')
  assert.equal(exclusionReason({ ...order, refunded: 500 }), 'refunded in full')
  assert.equal(exclusionReason(order), 'same day as another order')
  assert.equal(exclusionReason({ ...order, amount: null }), 'same day as another order')
})

test('reasons are counted, the commonest first', () => {
  assert.equal(exclusionSentence(['free', 'cancelled', 'free']), '2 free, 1 cancelled')
  assert.equal(exclusionSentence([]), '')
})
