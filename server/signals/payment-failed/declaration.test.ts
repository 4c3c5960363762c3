import { test } from 'node:test'
import { assertSentence } from '../sentence.fixture.ts'

test('The sentence says when a payment failed, and how often', () => {
  const failed = { kind: 'payment_failed', failedOn: 20000, days: 0, times: 1 } as const
  assertSentence(failed, 'A payment failed today, and no order has come since.')
  assertSentence(
    { ...failed, days: 3, times: 2 },
    'Payment failed twice, last 3 days ago, and no order has come since.',
  )
  assertSentence(
    { ...failed, days: 1, times: 4 },
    'Payment failed 4 times, last yesterday, and no order has come since.',
  )
})
