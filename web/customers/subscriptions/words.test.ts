import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimalMark, possible, titleOf } from './words.ts'

test('Only what can happen next is offered', () => {
  assert.deepEqual(possible('paused'), ['resumed', 'cancelled'])
  assert.deepEqual(possible('cancelled'), ['resumed'])
  assert.ok(!possible('active').includes('resumed'))
})

test('An amount is read as the person writes numbers', () => {
  assert.equal(decimalMark('de-DE'), ',')
  assert.equal(decimalMark('en-GB'), '.')
})

test('A subscription is called by its product, else by the name its source gives it', () => {
  assert.equal(titleOf({ product: 'Mails', source: 'hand', name: '0b1c' }), 'Mails')
  assert.equal(titleOf({ product: null, source: 'hand', name: '0b1c' }), 'Subscription')
  assert.equal(titleOf({ product: null, source: 'billing', name: 'sub_1' }), 'sub_1')
})
