import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../format.ts'
import { secondOrderOf } from './answer.ts'
import { secondOrderSentence } from './sentence.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })

/** A hundred customers who came back after ten days, except for some on the first day. */
function sentence(sameDay: number): string {
  const gaps = [
    { nth: 1, gapDays: null, customers: 200 },
    { nth: 2, gapDays: 10, customers: 100 - sameDay },
    { nth: 2, gapDays: 0, customers: sameDay },
    // Third orders on one day are no second orders.
    { nth: 3, gapDays: 0, customers: 50 },
  ]
  const lastOrders = [
    { purchases: 1, lastDay: 0, customers: 100 },
    { purchases: 2, lastDay: 10, customers: 100 },
  ]
  return secondOrderSentence(secondOrderOf(gaps, lastOrders, 400), format)
}

test('second orders on the day of the first are named when they are more than 2 % of the second orders', () => {
  assert.match(sentence(3), /\. 3 of 100 second orders \(3 %\) were placed on the day of the first; /)
  assert.doesNotMatch(sentence(2), /day of the first/)
  assert.doesNotMatch(sentence(0), /day of the first/)
})
