import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asideSentence, whyNot } from './exclusion.ts'

const order = { nth: null, cancelledAt: null, amount: 500, refunded: 0 }

test('an order that does not count says why, and one that counts says nothing', () => {
  assert.equal(whyNot({ ...order, nth: 3 }), null)
  assert.equal(whyNot({ ...order, cancelledAt: '2026-01-01T00:00:00Z' }), 'cancelled')
  assert.equal(whyNot({ ...order, amount: 0 }), 'free')
  assert.equal(whyNot({ ...order, refunded: 500 }), 'refunded in full')
  assert.equal(whyNot(order), 'same day as another order')
  assert.equal(whyNot({ ...order, amount: null }), 'same day as another order')
})

test('reasons are counted, the commonest first', () => {
  assert.equal(asideSentence(['free', 'cancelled', 'free']), '2 free, 1 cancelled')
  assert.equal(asideSentence([]), '')
})
