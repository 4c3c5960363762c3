import { test } from 'node:test'
import { assertSentence, thriving } from '../sentence.fixture.ts'

test('The sentence says what the customer does and with whom they are compared', () => {
  assertSentence(
    thriving,
    'Logged in on 21 of the last 30 days and has bought 4 times: both in the top fifth of 1,234 customers of the same age.',
  )
})
